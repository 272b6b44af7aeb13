/// What `and` or `or` makes of values that come one after the other.
///
/// The settling value wins over all else, then unknown, then null.
struct Junction {
  private let settling: Bool
  private var isSettled = false
  private var unknown: SlotSet?
  private var sawNull = false

  /// `and` is settled by false, `or` by true.
  init(settledBy settling: Bool) { self.settling = settling }

  /// Whether this one settled it; what is no boolean counts as null.
  mutating func take(_ value: Value) -> Bool {
    switch value {
    case .boolean(let truth): isSettled = isSettled || truth == settling
    case .unknown(let slots): unknown = slots.union(unknown)
    default: sawNull = true
    }
    return isSettled
  }

  var value: Value {
    if isSettled { return .boolean(settling) }
    if let unknown { return .unknown(unknown) }
    return sawNull ? .null : .boolean(!settling)
  }
}
