-- Who asks and with which e-photo, as digests behind the number of the tenant: found again within the tenant only, and never
-- readable. A vehicle is found by dossiers.vin and a NEPH by dossiers.neph. Items kept before have none: SQLite cannot make a digest.
ALTER TABLE items ADD COLUMN person_key TEXT;
ALTER TABLE items ADD COLUMN ephoto_key TEXT;

CREATE INDEX items_person ON items (person_key) WHERE person_key IS NOT NULL;
CREATE INDEX items_ephoto ON items (ephoto_key) WHERE ephoto_key IS NOT NULL;
