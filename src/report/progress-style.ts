/** How a page of progress looks: readable in light and dark, on paper and on a telephone. */
export const PROGRESS_STYLE = `
:root{color-scheme:light dark;--line:#8884;--full:#2a7ab8}
body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{margin-bottom:0}h2{margin-top:2rem}small{opacity:.65}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}
.bar{width:8rem;height:.7rem;margin-top:.45rem;border:1px solid var(--line)}.bar div{height:100%;background:var(--full)}
.days{display:grid;grid-template-rows:repeat(7,.8rem);grid-auto-columns:.8rem;gap:.2rem;justify-content:start}
.days i{border:1px solid var(--line)}.s1{background:#2a7ab840}.s2{background:#2a7ab880}.s3{background:#2a7ab8c0}.s4{background:#2a7ab8}
.cleared{opacity:.7}li{margin:.4rem 0}
@media print{body{margin:0}}`;
