import Diagnostics

/// The keys of an entry as headings of a comparison.
enum KeyWords {
  /// The key; in Chinese with the word for it before the key.
  static func heading(_ key: String, _ language: Language) -> String {
    guard language == .zh else { return key }
    if key.hasPrefix("order of ") {
      let list = String(key.dropFirst("order of ".count))
      return words[list].map { "\($0)的次序 \(list)" } ?? key
    }
    return words[key].map { "\($0) \(key)" } ?? key
  }

  private static let words = [
    "title": "标题", "when": "条件", "needs": "前提", "reached": "达成条件", "met": "办结条件",
    "if": "适用条件", "then": "必然结论", "is": "推算式", "table": "表格", "type": "类型", "unit": "单位",
    "allowed": "取值", "values": "取值名称", "optional": "可为空", "of": "归属", "assume": "默认值",
    "ask": "提问", "where": "来源", "phase": "阶段", "formerly": "旧名", "stops": "影响的目标",
    "remedies": "措施", "basis": "依据", "effective": "施行期间", "decide": "决定单位",
    "consider": "研究要点", "lead": "牵头单位", "with": "配合单位", "counterparts": "对接单位",
    "steps": "步骤", "documents": "材料", "have": "是否齐备", "within": "时限", "usual": "通常用时",
    "achieves": "成果", "also": "顺带改变", "excludes": "互斥", "from": "起算日", "holder": "权利人",
    "number": "文号", "date": "日期", "checked": "已核对", "review": "复核日期", "facts": "事实",
    "weight": "规模事实", "languages": "语言", "holidays": "节假日", "workdays": "调休工作日",
  ]
}
