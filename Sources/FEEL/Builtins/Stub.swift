extension Builtin {
  static let all: [Builtin] = []
  static func named(_ name: String) -> Builtin? { all.first { $0.name == name } }
}
