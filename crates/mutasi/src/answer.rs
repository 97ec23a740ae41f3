//! What a command says and its exit status: 0 done, 1 a check did not hold, 2 the call is wrong, 3 a fault.

use std::process::ExitCode;

use app::error::AppError;

/// A check did not hold.
pub(crate) const DOES_NOT_HOLD: u8 = 1;
/// The call or its input is wrong.
pub(crate) const WRONG_CALL: u8 = 2;
/// Ours or the machine's.
pub(crate) const FAULT: u8 = 3;

/// A call that is wrong: code, place, cause and remedy on one line each.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Wrong(pub(crate) String);

/// Writes a line for people, to standard error.
pub(crate) fn say(line: &str) {
    use std::io::Write as _;
    // A closed terminal is no reason to fail.
    writeln!(std::io::stderr(), "{line}").ok();
}

/// Writes a line of the answer, to standard output.
pub(crate) fn print(line: &str) {
    use std::io::Write as _;
    writeln!(std::io::stdout(), "{line}").ok();
}

/// Status of an error that reached the top.
pub(crate) fn of_error(error: &anyhow::Error) -> ExitCode {
    if let Some(Wrong(text)) = error.downcast_ref() {
        say(text);
        return ExitCode::from(WRONG_CALL);
    }
    match error.downcast_ref::<AppError>() {
        Some(AppError::Invalid(fields)) => {
            for field in fields {
                say(&format!("{}: {}", field.field, field.en));
            }
            ExitCode::from(WRONG_CALL)
        }
        Some(AppError::Refused { en, .. }) => {
            say(en);
            ExitCode::from(WRONG_CALL)
        }
        Some(AppError::NotFound | AppError::Forbidden | AppError::Stale { .. }) => {
            say(&error.to_string());
            ExitCode::from(WRONG_CALL)
        }
        _ => fault(error),
    }
}

/// A fault, with its causes.
pub(crate) fn fault(error: &anyhow::Error) -> ExitCode {
    say(&format!("fault: {error:#}"));
    ExitCode::from(FAULT)
}
