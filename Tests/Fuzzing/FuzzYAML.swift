import Diagnostics
import YAML

/// Any bytes as YAML and as JSON: a document or an error, every place inside the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzYAML(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let buffer = UnsafeBufferPointer(start: bytes, count: count)
  let file = SourceFile(name: "x.yaml", text: String(decoding: buffer, as: UTF8.self))
  for (document, diagnostics) in [Document.parse(file), Document.parseJSON(file)] {
    let refused = diagnostics.contains { $0.severity == .error }
    precondition(document != nil || refused, "no document without an error")
    for diagnostic in diagnostics {
      _ = DiagnosticPrinter(language: .zh).text(diagnostic)
    }
  }
  return 0
}
