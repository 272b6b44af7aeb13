import Diagnostics
import Foundation
import Playbooks
import Testing

/// Names as people type them: ids, titles, and pieces of both.
struct NameSearchTests {
  private func search(_ titles: [(id: String, zh: String, en: String)]) -> NameSearch<String> {
    NameSearch(
      titles.map { entry in
        Named(
          entry.id, id: entry.id,
          title: Text([
            .init(language: "zh", text: entry.zh), .init(language: "en", text: entry.en),
          ]), formerly: entry.id == "unseal" ? ["lift"] : [])
      })
  }

  private var remedies: NameSearch<String> {
    search([
      ("unseal", "解除查封", "Lift the seizure"), ("swap-seizure", "置换查封", "Replace the seizure"),
      ("finish", "已办结", "Finished"), ("unfinished", "未办结", "Not finished yet"),
    ])
  }

  private var buildings: NameSearch<String> {
    search(
      [1, 2, 3, 13].map { ("block-\($0)", "\($0)号楼", "Block \($0)") } + [
        ("block-14", "十四号楼", "Block fourteen")
      ])
  }

  private func found(_ text: String, _ search: NameSearch<String>) -> String? {
    if case .found(let id) = search.find(text) { id } else { nil }
  }

  @Test(arguments: [
    ("unseal", "unseal"), ("lift", "unseal"), ("解除查封", "unseal"), ("“解除查封”", "unseal"),
    ("lift the SEIZURE", "unseal"), ("置换", "swap-seizure"), ("replace", "swap-seizure"),
    ("swap", "swap-seizure"), ("[unseal]", "unseal"), ("办结", "finish"), ("未办结", "unfinished"),
  ])
  func aNameOrAPieceOfOneIsEnough(text: String, id: String) {
    #expect(found(text, remedies) == id)
  }

  @Test(arguments: ["查封", "seizure", "的", "", "解封", "se"])
  func whatIsNotClearIsNotTaken(text: String) {
    #expect(found(text, remedies) == nil)
  }

  @Test func aNumberIsNeverCutInTwo() {
    #expect(found("3号楼", buildings) == "block-3")
    #expect(found("３号楼", buildings) == "block-3")
    #expect(found("4号楼", buildings) == nil)
    #expect(found("四号楼", buildings) == nil)
    #expect(found("13号", buildings) == "block-13")
  }

  private func help(_ text: String, _ search: NameSearch<String>) -> String {
    let place = Place(SourceFile(typed: text, for: "record"), Span(0, text.utf8.count))
    let kind = Wording(en: "part", zh: "楼栋")
    return search.diagnostic(text, to: "part", kind, at: place).help?.zh ?? ""
  }

  @Test func anotherBuildingIsNoCure() {
    #expect(help("4号楼", buildings).hasPrefix("现有：“1号楼” [block-1]、"))
    #expect(help("block-4", buildings).hasPrefix("现有："))
  }

  @Test func nearNamesComeWithTheirTitlesThreeAtMost() {
    let many = search(
      (1...20).map { ("id\($0)", "查封之\($0)", "Seizure \($0)") } + [
        ("agree", "商定解除查封", "Agree how to unseal")
      ])
    #expect(help("查封之", many).components(separatedBy: "、").count == 3)
    #expect(help("解封", many) == "也许是：“商定解除查封” [agree]")
    #expect(help("完全无关", many) == "请写页面所示名称中的几个字")
  }
}
