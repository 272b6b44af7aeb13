import ArgumentParser
import Diagnostics

/// The sentence of the command line in the language of this run.
func told(_ zh: String, _ en: String) -> String {
  Wording(en: en, zh: zh)[Environment.chosenLanguage]
}

/// The help of an option or argument in the language of this run.
func told(_ zh: String, _ en: String) -> ArgumentHelp { ArgumentHelp(told(zh, en)) }
