import Diagnostics

/// The style of HTML pages, on screen and on A4.
package enum PageStyle {
  /// The numbers of the printed pages, in browsers that know margin boxes.
  static func numbers(_ language: Language) -> String {
    let text = Wording(
      en: "\"Page \" counter(page) \" of \" counter(pages)",
      zh: "\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\"")[language]
    let box = "@bottom-center { content: \(text); font: 8pt sans-serif; color: #555; }"
    return "\n@page { \(box) }\n@page across { \(box) }"
  }

  /// The style sheet.
  package static let css = """
    @page { size: A4; margin: 12mm 15mm; }
    @page across { size: A4 landscape; margin: 12mm; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: #1a1a1a; font: 16px/1.6 "Microsoft YaHei", \
    "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans", Arial, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
    main + main { border-top: 2px solid #1a1a1a; }
    h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 .5rem; }
    h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; padding-bottom: .2rem; \
    border-bottom: 2px solid #24507a; color: #24507a; }
    h3 { font-size: 1rem; margin: 0 0 .35rem; }
    .count { font-weight: normal; color: #555; }
    .count::before { content: "("; } .count::after { content: ")"; }
    code { font: .8em/1 Consolas, "Noto Sans Mono", monospace; font-weight: normal; color: #555; \
    overflow-wrap: anywhere; }
    .command code { word-break: keep-all; }
    header { border-bottom: 1px solid #bbb; padding-bottom: .75rem; }
    .summary { background: #f2f6fa; border: 1px solid #c9d6e3; padding: .25rem 1rem .75rem; \
    margin-top: 1rem; }
    .summary h2 { margin-top: .75rem; border: 0; padding: 0; }
    .summary p { margin: .25rem 0; }
    article { margin: .75rem 0; padding-left: .85rem; border-left: 3px solid #c9d6e3; }
    p { margin: .35rem 0; }
    dl { margin: 0; }
    dl > div { display: flex; gap: .75rem; margin: .1rem 0; }
    dt { flex: 0 0 6.5rem; color: #555; }
    dd { flex: 1; margin: 0; overflow-wrap: anywhere; }
    ul { margin: 0; padding-left: 1.1rem; }
    .alert dd, p.alert, ul.alert { color: #a3160f; font-weight: bold; }
    .quiet dd, p.quiet, ul.quiet { color: #555; }
    header p { margin: 0 0 .35rem; color: #555; }
    article p { margin: 0; }
    main.landscape { max-width: 90rem; page: across; }
    table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.4; \
    table-layout: fixed; }
    th, td { border: 1px solid #bbb; padding: .2rem .4rem; text-align: left; \
    vertical-align: top; overflow-wrap: anywhere; }
    th { background: #f2f6fa; }
    .right { text-align: right; }
    td.right, td.whole { white-space: nowrap; }
    tr.alert td { color: #a3160f; }
    tr.quiet td { color: #555; }
    tr:target td { background: #fff6d6; }
    td.room { height: 3rem; }
    nav.long { columns: 20rem; }
    nav p { margin: .2rem 0; break-inside: avoid; }
    nav p { padding-left: 2.5rem; text-indent: -2.5rem; }
    nav span { display: inline-block; min-width: 2.5rem; text-indent: 0; }
    nav p.inner { padding-left: 5rem; }
    nav a { color: inherit; text-decoration: none; }
    .figures { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
    summary { cursor: pointer; }
    details p { margin: .2rem 0 .5rem; }
    footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid #bbb; color: #555; }
    :lang(zh-CN) dt { flex-basis: 5rem; }
    @media (max-width: 30rem) { dl > div { display: block; } main { padding: .75rem; } }
    @media print {
      body { font-size: 9.5pt; line-height: 1.35; }
      h1 { font-size: 14pt; }
      h2 { font-size: 11pt; margin-top: 8pt; }
      h3 { font-size: 10pt; }
      h3, p, ul, dl { margin-top: 2pt; margin-bottom: 2pt; }
      main { max-width: none; padding: 0; }
      main + main { break-before: page; border: 0; }
      h2, h3 { break-after: avoid; }
      article, dl > div, tr { break-inside: avoid; }
      table { font-size: 8pt; line-height: 1.3; }
      th, td { padding: 1pt 3pt; }
      thead { display: table-header-group; }
      td.room { height: 11mm; }
      .summary { padding: 2pt 8pt; margin-top: 4pt; }
      header { padding-bottom: 3pt; }
      footer { margin-top: 6pt; padding-top: 2pt; break-before: avoid; }
      details p { display: none; }
      .hint, dl > .command, main:not(.rules) .id { display: none; }
    }
    """
}
