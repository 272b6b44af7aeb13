import Diagnostics
import FEEL

/// Any bytes as an expression and as unary tests: faults lie inside the text, and nothing traps.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  for mode in [Program.Mode.strict, .dynamic] {
    for compiled in [
      Program.compile(text, in: .fuzzed, mode: mode),
      Program.compileUnaryTests(text, input: .number, in: .fuzzed, mode: mode),
    ] {
      let errors = compiled.faults.filter { $0.severity == .error }
      precondition((compiled.program == nil) == !errors.isEmpty, "no program without an error")
      precondition(
        compiled.faults.allSatisfy {
          $0.span.start <= $0.span.end && $0.span.end <= text.utf8.count
        },
        "a fault lies inside the text")
    }
  }
  return 0
}
