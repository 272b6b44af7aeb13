/// The words of this language for what people write in everyday words, or in Chinese.
///
/// A word may mean several things; which one is meant is decided by what may stand at the place.
enum EverydayWords {
  /// The keys, types and states that the word may mean.
  static func meanings(of word: String) -> [String] {
    meant[word.lowercased()]?.split(separator: "|").map(String.init) ?? []
  }

  private static let meant = keys.merging(types) { $0 + "|" + $1 }
    .merging(states) { $0 + "|" + $1 }

  private static let keys = [
    "规则库": "playbook", "类型": "types|type", "阶段": "phases|phase", "事实": "facts", "要素": "facts",
    "约束": "constraints", "排查清单": "screens|screened", "清单": "screens", "推算项": "decisions",
    "单位": "offices|unit", "部门": "offices", "依据文件": "sources", "法规": "sources", "目标": "goals",
    "卡点": "blockers", "堵点": "blockers", "问题": "blockers|ask", "措施": "remedies|remedy",
    "办法": "remedies", "对策": "remedies", "时限": "clocks|within", "期限": "within|clocks",
    "日历": "calendar", "节假日": "holidays", "调休": "workdays", "名称": "title|name", "标题": "title",
    "题目": "title", "条件": "when", "情形": "when", "前提": "needs", "前置条件": "needs", "牵头": "lead",
    "牵头单位": "lead", "责任单位": "lead", "主办单位": "lead", "配合": "with", "配合单位": "with",
    "协办单位": "with", "对接": "counterparts", "对接单位": "counterparts", "步骤": "steps",
    "材料": "documents", "所需材料": "documents", "依据": "basis", "法律依据": "basis", "施行": "effective",
    "有效期": "effective", "自": "from", "起": "from", "从": "from", "至": "until", "止": "until",
    "决定": "decide", "研究": "decide", "成果": "achieves", "效果": "achieves", "互斥": "excludes",
    "通常用时": "usual", "提问": "ask", "询问": "ask", "来源": "source|where", "出处": "source|where",
    "取值": "allowed", "允许值": "allowed", "默认": "assume", "假定": "assume", "说明": "note",
    "备注": "note", "日期": "date|on|as of", "状态": "status|is|state", "值": "value",
    "编号": "id|number", "文号": "number", "案件": "case", "立案": "opened", "楼栋": "parts|part",
    "经过": "log", "专班": "team", "包案领导": "leader", "办理人": "by", "经办": "by", "原因": "reason",
    "实现": "reached", "达成": "reached", "测试": "tests", "期望": "expect",
    "公式": "is", "计算": "is", "推算式": "is", "formula": "is", "expression": "is", "表格": "table",
    "决策表": "table", "输入": "inputs", "行": "rows", "命中策略": "hit", "排除": "excludes",
    "假设": "assume", "持有人": "holder", "权利人": "holder", "办结": "met", "完成条件": "met",
    "name": "title", "label": "title", "caption": "title", "condition": "when|if", "if": "when",
    "when": "if",
    "requires": "needs", "require": "needs", "prerequisite": "needs", "owner": "lead",
    "office": "lead", "deadline": "within", "limit": "within", "term": "within",
    "duration": "within", "law": "basis", "ground": "basis", "grounds": "basis",
    "default": "assume",
    "values": "allowed", "enum": "allowed", "question": "ask", "start": "from", "begin": "from",
    "end": "until", "to": "until", "given": "facts", "must": "holds", "assert": "holds",
    "date": "as of|on", "status": "is|state", "state": "is|status", "result": "achieves",
  ]

  private static let types = [
    "布尔": "boolean", "布尔型": "boolean", "是否": "boolean", "bool": "boolean", "yes/no": "boolean",
    "数字": "number", "数值": "number", "金额": "number", "integer": "number", "int": "number",
    "float": "number", "decimal": "number", "money": "number", "文字": "string", "文本": "string",
    "字符串": "string", "text": "string", "str": "string", "日期": "date", "日": "date",
    "datetime": "date and time", "列表": "list<string>", "list": "list<string>",
    "duration": "days and time duration", "首个": "first", "第一个": "first", "f": "first",
    "唯一": "unique", "u": "unique", "任意": "any", "a": "any", "优先": "priority", "p": "priority",
    "收集": "collect", "c": "collect", "r": "rule order", "o": "output order", "c+": "collect sum",
    "c<": "collect min", "c>": "collect max", "c#": "collect count",
  ]

  private static let states = [
    "可办": "now", "现在可办": "now", "可以办理": "now", "立即办理": "now", "ready": "now",
    "待决定": "decide", "需决定": "decide", "办理中": "in-progress|started",
    "正在办理": "in-progress|started", "in progress": "in-progress", "进行中": "running|in-progress",
    "等待": "waiting", "未知": "unknown", "不明": "unknown", "办结": "done", "已办结": "done", "完成": "done",
    "已完成": "done", "finished": "done", "completed": "done", "开始": "started", "已开始": "started",
    "begun": "started", "交办": "assigned", "已交办": "assigned", "批准": "approved", "已批准": "approved",
    "报送": "submitted", "已报送": "submitted", "未成": "failed", "失败": "failed", "不同意": "declined",
    "拒绝": "declined|failed", "late": "overdue", "逾期": "overdue", "超期": "overdue",
    "届满": "expired", "已届满": "expired", "核实": "verified", "已核实": "verified", "属实": "verified",
    "反映": "stated", "据反映": "stated", "有争议": "disputed", "争议": "disputed", "已询问": "asked",
    "问过": "asked", "已化解": "settled", "移送": "referred", "撤回": "withdrawn", "撤诉": "withdrawn",
    "受阻": "blocked", "畅通": "clear", "不清": "unclear",
  ]
}
