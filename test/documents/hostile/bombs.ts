import { constants, deflateRawSync } from 'node:zlib'

/** A zlib stream of a block many times over, made without ever holding what it unpacks to. */
export function bomb(block: Buffer, times: number): Buffer {
  const packed = deflateRawSync(block, { finishFlush: constants.Z_FULL_FLUSH, level: 9 })
  const body = Array.from({ length: times }, () => packed)
  return Buffer.concat([Buffer.of(0x78, 0x9c), ...body, Buffer.of(3, 0), adlerOf(block, times)])
}

const modulus = 65_521

/** Adler-32 of the block that often: its sums go on from those before. */
function adlerOf(block: Buffer, times: number): Buffer {
  let [sum, sumOfSums] = [0, 0]
  for (const byte of block) {
    sum = (sum + byte) % modulus
    sumOfSums = (sumOfSums + sum) % modulus
  }
  let [low, high] = [1, 0]
  for (let at = 0; at < times; at++) {
    high = (high + (block.length % modulus) * low + sumOfSums) % modulus
    low = (low + sum) % modulus
  }
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(high * 65_536 + low)
  return bytes
}
