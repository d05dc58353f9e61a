/** The page's whole look: system fonts, one column, tables that print. */
export const style = `
:root{color-scheme:light;--ink:#1d1f23;--soft:#5c626c;--line:#d9dce1;--wash:#f5f6f8;--link:#0b4f9c;
--error:#a3201a;--warning:#7a5200;--info:#1f5a86;--off:#5c626c}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main,header.top,footer{max-width:72rem;margin:0 auto;padding:0 1.5rem}
header.top{padding-top:2.5rem;padding-bottom:1rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.5rem;margin:3.5rem 0 1rem;padding-bottom:.4rem;border-bottom:2px solid var(--ink)}
h3{font-size:1.2rem;margin:2.75rem 0 .4rem}
h4{font-size:.95rem;margin:1.5rem 0 .4rem;color:var(--soft);font-weight:600}
p{margin:.4rem 0;max-width:46rem}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}
code{font:.86em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
h3 code,.soft{color:var(--soft);font-weight:400}
.soft{font-size:.9rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
nav.languages{float:right}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem;font-size:.94rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--soft);font-size:.85rem;border-bottom-color:var(--ink)}
th:last-child,td:last-child{padding-right:0}
td.amount,th.amount{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.name{width:42%}.form{width:15%}.way{width:11%;white-space:nowrap}.count{width:10%}
.first{width:38%}.case{width:26%}.where{width:15%}
.badge{display:inline-block;font-size:.78rem;line-height:1.35;padding:0 .5em;border:1px solid currentColor;border-radius:1em;white-space:nowrap}
.error{color:var(--error)}.warning{color:var(--warning)}.info{color:var(--info)}.off{color:var(--off)}
.doubt{color:var(--warning);font-size:.85rem}
ul.rules{margin:.3rem 0 .9rem;padding-left:1.1rem;columns:2 24rem;column-gap:2.5rem;font-size:.94rem}
ul.rules li{break-inside:avoid;padding:.1rem 0}
ul.rules a{color:inherit;text-decoration-color:var(--line)}ul.rules a:hover{text-decoration-color:currentColor}
ul.plain{margin:.3rem 0;padding-left:1.1rem}ul.plain li{margin:.15rem 0}
article{padding:1rem 0;border-bottom:1px solid var(--line);break-inside:avoid}
article:target{background:var(--wash);box-shadow:-1rem 0 0 var(--wash),1rem 0 0 var(--wash)}
article h4{margin:0 0 .2rem;color:var(--ink);font-size:1rem}
article h4 a{color:inherit;text-decoration:none}
.tables{columns:2 24rem;column-gap:3rem}.tables section{break-inside:avoid;padding-bottom:.5rem}
.tables h4{margin-top:0;color:var(--ink)}
footer{padding-top:3rem;padding-bottom:3rem;color:var(--soft);font-size:.9rem}
@media (max-width:40rem){body{font-size:15px}.wide{overflow-x:auto}.wide table{min-width:38rem}nav.languages{float:none}}
@media print{@page{margin:16mm 14mm}body{font-size:9.5pt}main,header.top,footer{max-width:none;padding:0}
nav.languages,.skip{display:none}a{color:inherit;text-decoration:none}h3,h4{break-after:avoid}tr{break-inside:avoid}
h2{margin-top:1.5rem}thead{display:table-header-group}}
`
