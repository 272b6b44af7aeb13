import Diagnostics
import FEEL

/// Any expression that compiles, with all names known and with all unknown: what is said with them
/// unknown is so with them known, and what is printed can be read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEvaluator(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  guard let program = Program.compile(text, in: .fuzzed, mode: .dynamic).program else { return 0 }
  let (whole, _) = program.evaluateRecording(in: .known)
  _ = program.settling(in: .known)
  for part in program.conjuncts { _ = part.evaluate(in: .unknown) }
  let open = program.evaluate(in: .unknown)
  if case .boolean(let truth) = open {
    guard case .boolean(truth) = whole else {
      preconditionFailure("said to be \(truth) whatever is filled in, and is \(whole.literal)")
    }
  }
  _ = whole.literal.utf8.count + whole.text.utf8.count
  return 0
}
