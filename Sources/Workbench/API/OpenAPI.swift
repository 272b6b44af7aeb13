import Diagnostics
import Reports

/// The description of `/api/v1` for programs: OpenAPI 3.1.
enum OpenAPI {
  static func document(_ language: Language) -> JSON { .object([]) }
}
