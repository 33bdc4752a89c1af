//! The `yunbox` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::command::run()
}
