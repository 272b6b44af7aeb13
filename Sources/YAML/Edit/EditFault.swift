package import Diagnostics

/// The reason why a value cannot be written at its place; the text is then left unchanged.
package enum EditFault: Error {
  /// The key would belong to something that is not a map.
  case noMap(Span)
  /// The item would belong to something that is not a list.
  case noList(Span)
  /// The list has no item with this index, counted from 0.
  case noItem(Int, Span)
  /// The place is reached through an alias, so that a change there would change other places too.
  case alias(Span)
  /// The text is written in such a way that this value cannot be changed alone.
  case entangled(Span)
}

extension EditFault {
  /// The fault as a finding at its place.
  package func diagnostic(in file: SourceFile) -> Diagnostic {
    switch self {
    case .noMap(let span):
      Diagnostic(
        "edit-no-map", .error,
        Wording(en: "a key cannot be added here, as this is no map", zh: "此处不是映射，无法添加键"),
        at: Place(file, span), help: byHand)
    case .noList(let span):
      Diagnostic(
        "edit-no-list", .error,
        Wording(en: "an item cannot be added here, as this is no list", zh: "此处不是列表，无法添加条目"),
        at: Place(file, span), help: byHand)
    case .noItem(let index, let span):
      Diagnostic(
        "edit-no-item", .error,
        Wording(
          en: "this list has no item number \(index + 1)", zh: "这个列表没有第 \(index + 1) 项"),
        at: Place(file, span), help: byHand)
    case .alias(let span):
      Diagnostic(
        "edit-alias", .error,
        Wording(
          en: "what stands here is a reference, and changing it would change other places",
          zh: "此处是引用，改动会影响其他位置"),
        at: Place(file, span),
        help: Wording(en: "write the value out here, then try again", zh: "请先在此处直接写出内容，再重试"))
    case .entangled(let span):
      Diagnostic(
        "edit-entangled", .error,
        Wording(
          en: "this cannot be changed without changing something else", zh: "改动此处会牵动其他内容"),
        at: Place(file, span), help: byHand)
    }
  }

  private var byHand: Wording {
    Wording(en: "change the file by hand", zh: "请手工修改文件")
  }
}
