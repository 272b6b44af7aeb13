import ArgumentParser
import Caseload
import Diagnostics
import FEEL

extension Month {
  /// Reads a month in one of the usual spellings, such as `2021-09` or `2021年9月`; what is none is
  /// refused with what to type.
  static func typed(_ argument: String) throws -> Month {
    let text = argument.halfWidth.trimmed
    let pieces = text.split { "-/.年月".contains($0) }.map(String.init)
    let numbers = pieces.compactMap(Int.init)
    if numbers.count == 1, pieces.count == 1, text.count == 6 {
      return try named(numbers[0] / 100, numbers[0] % 100)
    }
    guard numbers.count == pieces.count, pieces.first?.count == 4 else {
      throw ValidationError(told("月份应写成如 2021-09", "write the month like 2021-09"))
    }
    if numbers.count == 2 { return try named(numbers[0], numbers[1]) }
    guard numbers.count == 3, let month = Month(year: numbers[0], month: numbers[1]) else {
      throw ValidationError(told("请写年和月，如 2021-09", "give the year and the month, like 2021-09"))
    }
    throw ValidationError(
      told("这里写月份，不写日期：\(month.text)", "it is a month and not a day: \(month.text)"))
  }

  private static func named(_ year: Int, _ month: Int) throws -> Month {
    if let month = Month(year: year, month: month) { return month }
    throw ValidationError(
      told(
        "没有 \(month) 月；月份为 1 至 12，写成如 \(year)-09",
        "there is no month \(month); months are 1 to 12, written like \(year)-09"))
  }
}
