package import Diagnostics
package import Files

/// Why a change to a case was not made; the file is as it was.
package enum ChangeFault: Error {
  /// There is no case with this id.
  case noCase
  /// The file is another one than the person saw; this is what it says now.
  case changedMeanwhile(StoredCase)
  /// What was typed, or the file, cannot be taken.
  case slips([Diagnostic])
  /// The entry of the log is refused, for these reasons, unless a reason is given to write it.
  case refused([String])
  /// The log has no entry that could be taken back.
  case nothingToTakeBack
  /// A file cannot be read or written.
  case file(FileFault)
}
