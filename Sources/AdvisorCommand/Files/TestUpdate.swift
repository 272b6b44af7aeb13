import ArgumentParser
import Diagnostics
import Files
import Verification

/// Writes updated expectations into the test files.
struct TestUpdate {
  private let files: [SourceFile]
  private let language: Language

  init(_ files: [SourceFile], _ language: Language) {
    self.files = files
    self.language = language
  }

  /// Writes the files; expectations that cannot be rewritten are reported, with exit status 1.
  func write(_ results: [RuleTestResult]) throws {
    var rewritten = 0
    var left: [Place] = []
    var texts: [(path: String, bytes: [UInt8])] = []
    for file in files {
      let own = results.filter { !$0.passed && $0.test.place.file.name == file.name }
      guard !own.isEmpty, var update = ExpectationUpdate(file) else { continue }
      for result in own { update.update(result) }
      left += update.left
      guard !update.rewritten.isEmpty else { continue }
      rewritten += update.rewritten.count
      texts.append((file.name, update.text))
    }
    try Failing.orExit(language) { () throws(FileFault) in try DurableFile.write(texts) }
    Console.error(
      Wording(
        en: "\(rewritten) expectations rewritten; read the difference before you keep it\n",
        zh: "已改写 \(rewritten) 处期望；保留之前请逐处核对\n")[language])
    for place in left {
      let at = "\(place.file.name):\(place.start.line)"
      Console.error(
        Wording(
          en:
            "\(at): this expectation stays and goes on failing: decide whether the rule or the test "
            + "is wrong, and change that by hand\n",
          zh: "\(at)：此处期望保留原样，仍不通过：请判断是规则有误还是测试有误，再人工修改\n")[language])
    }
    if !left.isEmpty { throw ExitCode(1) }
  }
}
