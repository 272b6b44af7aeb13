import FEEL
import Testing

struct NumberTests {
  private func number(_ text: String) throws -> Number { try #require(Number(text)) }

  @Test(arguments: [
    ("1.0", "1"), ("-.872", "-0.872"), ("1.23e-4", "0.000123"), ("01.3", "1.3"), ("-0", "0"),
    ("1000000000000000000000", "1000000000000000000000"), ("0.00001", "0.00001"),
    ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
    ("12345678901234567890123456789012355", "12345678901234567890123456789012360"),
    ("1" + zeros(33) + "5" + zeros(15) + "1", "1" + zeros(32) + "1" + zeros(17)),
    ("1" + zeros(33) + "5" + zeros(16), "1" + zeros(50)),
    ("9999999999999999999999999999999999.9", "10000000000000000000000000000000000"),
    ("1e-7000", "0"), ("0e999999999999", "0"), ("1e3", "1000"),
  ])
  func textReadsBackInOneForm(source: String, text: String) {
    #expect(Number(source)?.text == text)
  }

  @Test(arguments: ["", "-", ".", "1.", "1e", "e1", "+1", "1 ", "1_000", "1e7000", "NaN", "١"])
  func whatIsNoNumberIsRefused(source: String) {
    #expect(Number(source) == nil)
  }

  @Test(arguments: [
    ("1", "1.0"), ("1e20", "100000000000000000000"), ("1e18", "1000000000000000000"),
    ("2.50", "2.5"), ("100e-2", "1"), ("1e17", "100000000000000000"), ("123000e16", "123e19"),
  ])
  func equalNumbersAreEqualBitForBit(a: String, b: String) throws {
    #expect(try number(a) == number(b))
    #expect(try !(number(a) < number(b)) && !(number(b) < number(a)))
  }

  @Test func sumsAndProductsKeepTheOneForm() throws {
    #expect(try number("0.1") + number("0.2") == number("0.3"))
    #expect(try number("2.5") * number("4") == number("10"))
    #expect(try number("999999999999999999") + number("1") == number("1e18"))
    #expect(try number("1e18") - number("1") == number("999999999999999999"))
    #expect(try number("1e17") * number("10") == number("1e18"))
    #expect(try number("10") / number("4") == number("2.5"))
    #expect(try number("1") / number("3") == number("0.3333333333333333333333333333333333"))
    #expect(try number("-5") + number("5") == .zero)
  }

  @Test func thereIsNoNumberPastTheLargestOne() throws {
    let largest = try number("9999999999999999999999999999999999e6111")
    #expect(largest + largest == nil)
    #expect(largest * largest == nil)
    #expect(Number.one / .zero == nil)
    #expect(Number.zero / .zero == nil)
    #expect(largest.raised(to: largest) == nil)
    #expect(largest.exponential() == nil)
    #expect((-largest) + largest == .zero)
  }

  @Test(arguments: [
    ("5", "2", "25"), ("5", "-2", "0.04"), ("10", "-5", "0.00001"), ("0", "0", "1"),
    ("3", "60", "42391158275216203514294433201"), ("4", "0.5", "2"), ("-2", "3", "-8"),
    ("1.1", "2", "1.21"),
  ])
  func powersAreExactWhereTheyCanBe(base: String, power: String, result: String) throws {
    #expect(try number(base).raised(to: number(power))?.text == result)
  }

  @Test func powersThatAreNoNumberAreNone() throws {
    #expect(try number("-8").raised(to: number("0.5")) == nil)
    #expect(try Number.zero.raised(to: number("-1")) == nil)
  }

  @Test(arguments: [
    ("10", "4", "2"), ("-12", "5", "3"), ("12", "-5", "-3"), ("-12", "-5", "-2"),
    ("10.1", "4.5", "1.1"), ("-10.1", "4.5", "3.4"), ("10.1", "-4.5", "-3.4"),
    ("1e30", "7", "1"), ("4", "2", "0"),
  ])
  func theRemainderHasTheSignOfTheDivisor(a: String, b: String, result: String) throws {
    #expect(try number(a).modulo(number(b))?.text == result)
  }

  @Test(arguments: [
    ("5.5", 0, Rounding.up, "6"), ("-5.5", 0, .up, "-6"), ("1.121", 2, .up, "1.13"),
    ("5.5", 0, .down, "5"), ("-5.5", 0, .down, "-5"), ("5.5", 0, .halfUp, "6"),
    ("-5.5", 0, .halfUp, "-6"), ("5.5", 0, .halfDown, "5"), ("-1.126", 2, .halfDown, "-1.13"),
    ("2.5", 0, .halfEven, "2"), ("3.5", 0, .halfEven, "4"), ("-1.5", 0, .floor, "-2"),
    ("-1.5", 0, .ceiling, "-1"), ("-0.5", 0, .ceiling, "0"), ("1234", -2, .halfEven, "1200"),
    ("1", -3, .up, "1000"), ("1", -6111, .down, "0"), ("5.5", 6176, .up, "5.5"),
    ("9.99", 1, .halfUp, "10"), ("1e-6176", 0, .up, "1"),
  ])
  func roundingFollowsItsMode(source: String, scale: Int, mode: Rounding, result: String) throws {
    #expect(try number(source).rounded(mode, scale: scale)?.text == result)
  }

  @Test func integersConvertOnlyWhereTheyFit() throws {
    #expect(try number("9223372036854775807").integer == .max)
    #expect(try number("-9223372036854775808").integer == .min)
    #expect(try number("9223372036854775808").integer == nil)
    #expect(try number("1.5").integer == nil)
    #expect(try number("1e40").integer == nil)
    #expect(Number(Int.min).text == "-9223372036854775808")
  }

  @Test func orderIsThatOfTheValues() throws {
    let rising = ["-1e6000", "-2", "-1.5", "-1", "0", "1e-6000", "0.5", "1", "10", "1e18", "1e19"]
    let numbers = try rising.map(number)
    #expect(numbers.shuffled().sorted() == numbers)
  }
}

private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
