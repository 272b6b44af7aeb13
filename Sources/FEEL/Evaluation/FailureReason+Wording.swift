package import Diagnostics

extension FailureReason {
  /// What the failure says.
  package var wording: Wording {
    switch self {
    case .unknownName(let name):
      Wording(en: "there is no `\(name)` here", zh: "此处没有名为 `\(name)` 的内容")
    case .unknownFunction(let name):
      Wording(en: "there is no function `\(name)`", zh: "没有名为 `\(name)` 的函数")
    case .noSignature(let name):
      Wording(en: "`\(name)` takes other arguments", zh: "`\(name)` 的参数不对")
    case .repeatedKey: Wording(en: "an entry stands twice", zh: "有条目重复出现")
    case .numberOutOfRange: Wording(en: "the number is too large", zh: "数字过大")
    case .notTemporal(let text):
      Zone.missingFiles(for: text)
        ?? Wording(
          en: "`\(text)` is no date, time or duration", zh: "`\(text)` 不是日期、时间或时长")
    case .noInput: Wording(en: "`?` stands for nothing here", zh: "此处 `?` 没有所指")
    case .notARange: Wording(en: "`!=` makes no range", zh: "`!=` 不构成区间")
    case .notBoolean(let type):
      Wording(en: "a `\(type.name)` is neither true nor false", zh: "`\(type.name)` 不分真假")
    case .notComparable(let left, let right):
      Wording(
        en: "a `\(left.name)` cannot be compared with a `\(right.name)`",
        zh: "`\(left.name)` 不能与 `\(right.name)` 比较")
    case .noArithmetic(let found, let left, let right):
      Wording(
        en: "`\(found.rawValue)` has no meaning between a `\(left.name)` and a `\(right.name)`",
        zh: "`\(left.name)` 与 `\(right.name)` 之间不能用 `\(found.rawValue)`")
    case .arithmeticFailed(let found):
      Wording(
        en: "`\(found.rawValue)` has no result here: a division by zero, or a number too large",
        zh: "`\(found.rawValue)` 在此没有结果：除数为零，或数字过大")
    case .noNegative(let type):
      Wording(en: "a `\(type.name)` has no negative", zh: "`\(type.name)` 没有负值")
    case .notAFilter(let type):
      Wording(
        en: "a filter is a condition or a position, and this is a `\(type.name)`",
        zh: "筛选须为条件或序号，这里是 `\(type.name)`")
    case .noItem(let position, let count):
      Wording(
        en: "there is no item \(position) in a list of \(count)",
        zh: "列表只有 \(count) 项，没有第 \(position) 项")
    case .noEntry(let name, let type):
      Wording(en: "this `\(type.name)` has no `\(name)`", zh: "这个 `\(type.name)` 没有 `\(name)`")
    case .notAFunction(let type):
      Wording(en: "a `\(type.name)` is no function", zh: "`\(type.name)` 不是函数")
    case .argumentCount(let wanted, let found):
      Wording(
        en: "the function takes \(wanted) arguments, and \(found) are given",
        zh: "函数需要 \(wanted) 个参数，给出了 \(found) 个")
    case .wrongArguments(let name, let types):
      Wording(
        en: "`\(name)` does not take \(types.map { "`\($0.name)`" }.joined(separator: ", "))",
        zh: "`\(name)` 不接受 \(types.map { "`\($0.name)`" }.joined(separator: "、"))")
    case .wrongParameter(let name, let type):
      Wording(
        en: "the parameter `\(name)` does not take a `\(type.name)`",
        zh: "参数 `\(name)` 不接受 `\(type.name)`")
    case .noSteps(let type):
      Wording(
        en: "`..` counts numbers and dates, not a `\(type.name)`",
        zh: "`..` 只能数数字和日期，不能数 `\(type.name)`")
    case .emptyRange:
      Wording(en: "the range ends before it starts", zh: "区间的终点在起点之前")
    case .tooLarge:
      Wording(en: "this is too large to be worked out", zh: "计算量过大，无法得出结果")
    case .tooDeep:
      Wording(en: "functions call one another without end", zh: "函数相互调用没有止境")
    }
  }
}
