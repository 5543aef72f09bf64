// How a report looks, on a screen and on paper.

export default `
body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1b1e23;background:#fff}
h1{margin:0 0 .2rem}.title{margin:0 0 1rem;font-size:1.2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1rem}dt{font-weight:600}dd{margin:0;min-width:0;overflow-wrap:anywhere}dd ul{margin:0;padding-left:1.1rem}
pre{margin:.1rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
figure{margin:1rem 0}figure svg{max-width:100%;height:auto}
table{border-collapse:collapse;width:100%}th,td{padding:.25rem .6rem;border-bottom:1px solid #c9ccd1;text-align:right;font-variant-numeric:tabular-nums}th:first-child{text-align:left;font-weight:normal}thead th{font-weight:600}
@media print{body{margin:0}figure,table{break-inside:avoid}}
`;
