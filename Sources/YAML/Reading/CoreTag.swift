/// The tags of the YAML 1.2 core schema.
enum CoreTag: String {
  case text = "tag:yaml.org,2002:str"
  case integer = "tag:yaml.org,2002:int"
  case float = "tag:yaml.org,2002:float"
  case boolean = "tag:yaml.org,2002:bool"
  case null = "tag:yaml.org,2002:null"
  case list = "tag:yaml.org,2002:seq"
  case map = "tag:yaml.org,2002:map"

  /// The result of applying a tag to a scalar.
  enum Reading {
    case value(ScalarValue)
    case mismatch
    case unknown
  }

  static func value(of text: String, _ style: Scalar.Style, tag: String) -> Reading {
    if tag == "!" { return .value(.string) }
    guard let tag = CoreTag(rawValue: tag) else { return .unknown }
    let plain = ScalarValue(plain: text)
    switch (tag, plain) {
    case (.text, _): return .value(.string)
    case (.integer, .integer), (.boolean, .boolean), (.null, .null): return .value(plain)
    case (.float, .integer), (.float, .float): return .value(.float)
    default: return .mismatch
    }
  }

  /// The tag as people write it, such as `!!str`.
  static func shown(_ tag: String) -> String {
    let prefix = "tag:yaml.org,2002:"
    return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
  }
}
