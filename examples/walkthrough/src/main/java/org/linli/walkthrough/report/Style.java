package org.linli.walkthrough.report;

/** The looks of the page. The colours of series are those of M. Okabe and K. Ito, told apart by the colour-blind too. */
final class Style {

    static final int SERIES = 7;

    private static final String LIGHT =
            "--ink:#1b1f24;--dim:#57606a;--rule:#d0d7de;--paper:#ffffff;--tint:#f4f6f8;--bar:#0072b2;"
                    + "--s0:#0072b2;--s1:#d55e00;--s2:#007a5a;--s3:#b5508a;--s4:#8a6d00;--s5:#1b1f24;--s6:#3a8fc4;";

    private static final String DARK =
            "--ink:#e6edf3;--dim:#9aa4ae;--rule:#3a424b;--paper:#14181d;--tint:#1d232a;--bar:#56b4e9;"
                    + "--s0:#56b4e9;--s1:#ff8a3d;--s2:#2fc296;--s3:#e79ac5;--s4:#e6c14a;--s5:#e6edf3;--s6:#8fb7ff;";

    private static final String FONT =
            "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Noto Sans','PingFang SC',"
                    + "'Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Zen Hei',"
                    + "sans-serif;";

    private static final String COLOURS = ":root{color-scheme:light dark;" + LIGHT + "}"
            + "@media (prefers-color-scheme:dark){:root{" + DARK + "}}"
            + "@media print{:root{color-scheme:light;" + LIGHT + "}}";

    private static final String SHAPES = ".chart text{" + FONT + "font-size:12px;fill:var(--ink);"
            + "font-variant-numeric:tabular-nums}"
            + ".chart .small{font-size:11px;fill:var(--dim)}"
            + ".chart .tiny{font-size:10px;fill:var(--dim)}"
            + ".chart .grid{stroke:var(--rule);stroke-width:1}"
            + ".chart .half{stroke:var(--dim);stroke-width:1;stroke-dasharray:2 3}"
            + ".chart .axis{stroke:var(--dim);stroke-width:1}"
            + ".chart .bar{fill:var(--bar)}.chart .rest{fill:var(--dim)}"
            + ".chart .curve{fill:none;stroke-width:2;stroke-linejoin:round}"
            + ".chart .lead{fill:none;stroke-width:1.25}"
            + ".chart .won{fill:var(--s2)}.chart .lost{fill:var(--s1)}.chart .track{fill:var(--tint)}.chart .paper{fill:var(--paper)}"
            + ".chart .hollow{fill:none;stroke:var(--dim);stroke-dasharray:3 2}"
            + ".chart .goal{stroke:var(--ink);stroke-width:1;stroke-dasharray:3 2}"
            + ".chart .ring{stroke:var(--paper);stroke-width:2}"
            + series();

    /** For a picture alone. */
    static final String CHART = COLOURS + SHAPES;

    /** For a page. */
    static final String PAGE = COLOURS
            + "body{margin:0;background:var(--paper);color:var(--ink);" + FONT + "font-size:16px;line-height:1.5}"
            + "main{max-width:760px;margin:0 auto;padding:24px 20px 64px}"
            + "h1{font-size:28px;line-height:1.2;margin:16px 0 8px}"
            + "h2{font-size:20px;margin:40px 0 8px;padding-top:12px;border-top:1px solid var(--rule)}"
            + "p{margin:8px 0}.lead{color:var(--dim);font-size:17px}"
            + "dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:16px 0}"
            + "dl div{background:var(--tint);border-radius:6px;padding:10px 12px}"
            + "dt{font-size:13px;color:var(--dim)}"
            + "dd{margin:0;font-size:20px;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}"
            + "dd small{display:block;font-size:12px;font-weight:400;color:var(--dim)}"
            + "figure{margin:20px 0 28px}figcaption{margin:0 0 8px}figcaption b{display:block}"
            + "figcaption span,caption span{font-size:13px;color:var(--dim);font-weight:400}"
            + ".chart{display:block;width:100%;height:auto}"
            + ".scroll{overflow-x:auto;margin:16px 0 24px}"
            + "table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}"
            + "caption{text-align:left;font-weight:600;font-size:16px;padding:0 0 6px}caption span{display:block}"
            + "th,td{text-align:left;padding:4px 10px 4px 0;border-bottom:1px solid var(--rule);vertical-align:top}"
            + "th{color:var(--dim);font-weight:600}td.n,th.n{text-align:right;white-space:nowrap}"
            + "td:last-child,th:last-child{padding-right:0}"
            + "code{font-family:ui-monospace,'SF Mono',Consolas,'Noto Sans Mono CJK SC',monospace;font-size:13px;"
            + "overflow-wrap:anywhere}"
            + "details{margin:12px 0}summary{cursor:pointer;font-weight:600}ol,ul{margin:8px 0;padding-left:26px}"
            + "@media print{body{font-size:11pt}main{max-width:none;padding:0}figure,tr,dl div{break-inside:avoid}"
            + "h2{break-after:avoid}dl div{border:1px solid var(--rule)}*{print-color-adjust:exact}}"
            + SHAPES;

    private Style() {}

    private static String series() {
        StringBuilder css = new StringBuilder();
        for (int i = 0; i < SERIES; i++) {
            css.append(".chart .s")
                    .append(i)
                    .append("{stroke:var(--s")
                    .append(i)
                    .append(")}.chart .f")
                    .append(i)
                    .append("{fill:var(--s")
                    .append(i)
                    .append(")}");
        }
        return css.toString();
    }
}
