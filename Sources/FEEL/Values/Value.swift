/// A FEEL value (DMN 1.5, 10.3.2), or the statement that it is not known.
///
/// `unknown` is no FEEL value: it stands for every value that the named facts could give it, and
/// may stand inside lists and contexts too. FEEL's `null` is a value, "there is none".
package enum Value: Sendable {
  case null
  case boolean(Bool)
  case number(Number)
  case string(String)
  case date(CalendarDate)
  case time(TimeOfDay)
  case dateAndTime(DateAndTime)
  case daysAndTime(DaysAndTimeDuration)
  case yearsAndMonths(YearsAndMonthsDuration)
  case list([Value])
  case context(ContextValue)
  case range(RangeValue)
  case function(FunctionValue)
  case unknown(SlotSet)
}
