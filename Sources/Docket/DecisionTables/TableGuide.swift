import Diagnostics
import FEEL
import Playbooks
import Tables

/// The sheet that says, in both languages, how the cells of a decision table are filled in.
struct TableGuide {
  /// The name on its tab.
  static let name = "填写说明 How to fill in"

  private let columns: [TableColumn]
  private let hit: HitPolicy

  init(_ columns: [TableColumn], _ hit: HitPolicy) {
    self.columns = columns
    self.hit = hit
  }

  var sheet: Worksheet {
    Worksheet(
      name: Self.name,
      columns: [
        .init(title: "填什么 Type", width: 26), .init(title: "意思", width: 44),
        .init(title: "Meaning", width: 52),
      ], rows: (cells + rows + values).map { $0.map(TableValue.text) }, isLandscape: true)
  }

  /// The forms of a cell (DMN 1.5, 7.3.5 and 10.3.1.2).
  private var cells: [[String]] {
    [
      ["-", "不限：任何取值都符合。不要留空", "whatever it is; do not leave the cell empty"],
      ["\"urgent\"", "就是这个文字（英文双引号）", "this text, in straight double quotes"],
      ["\"a\", \"b\"", "其中之一", "one of these"],
      ["not(\"a\")", "除此以外", "any but this"],
      ["> 3", "大于 3；也可用 >= < <=", "more than 3; also >= < <="],
      ["[100..300)", "从 100 到 300，不含 300", "from 100 to 300, without 300"],
      ["true", "是；否为 false", "yes; false is no"],
      [
        "date(\"2021-06-01\")", "这一天；> date(\"2021-06-01\") 为此后",
        "this day; > before it: after that day",
      ],
      ["null", "没有（仅限可以写“没有”的事实）", "there is none, where the fact may say so"],
    ]
  }

  private var rows: [[String]] {
    [
      [
        "行 Rows", "一行一条规则。可以增行、删行、换位置；没有改动的格子在规则文件中原样保留",
        "one row a rule: add, delete and move rows; cells that you leave alone stay as they are in the file",
      ],
      [
        "列 Columns", "列名中的名称用于识别，不要改。多出的列不读取",
        "a heading finds its column by the name in it: leave it. Further columns are not read",
      ],
      ["hit: \(hit.rawValue)", hit.meaning.zh, hit.meaning.en],
    ]
  }

  /// The values of each column that lists some, with their titles.
  private var values: [[String]] {
    columns.filter { !$0.choices.isEmpty }.flatMap { column in
      [[column.name, column.title, ""]]
        + column.choices.map { choice in
          [choice.value.literal, choice.title?[.zh] ?? "", choice.title?[.en] ?? ""]
        }
    }
  }
}

extension HitPolicy {
  /// What the table comes to (DMN 1.5, 8.2.10).
  fileprivate var meaning: Wording {
    switch self {
    case .unique:
      Wording(en: "at most one row may match; it counts", zh: "至多一行符合，以该行为准")
    case .any:
      Wording(
        en: "several rows may match if they say the same", zh: "可有多行符合，但结果须相同")
    case .priority:
      Wording(
        en: "of the matching rows, the result that stands first among the values counts",
        zh: "在符合的行中，取结果在取值次序中最靠前的")
    case .first:
      Wording(
        en: "the first matching row from above counts: the order matters", zh: "自上而下第一条符合的行为准，行序有意义"
      )
    case .outputOrder:
      Wording(
        en: "all results, in the order of the values", zh: "列出全部结果，按取值次序")
    case .ruleOrder:
      Wording(en: "all results, in the order of the rows", zh: "列出全部结果，按行的次序")
    case .collect: Wording(en: "all results", zh: "列出全部结果")
    case .collectSum: Wording(en: "the sum of the results", zh: "各行结果之和")
    case .collectMin: Wording(en: "the least result", zh: "最小的结果")
    case .collectMax: Wording(en: "the greatest result", zh: "最大的结果")
    case .collectCount: Wording(en: "how many rows match", zh: "符合的行数")
    }
  }
}
