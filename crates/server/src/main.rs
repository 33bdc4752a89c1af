//! The `yunbox` command.

use std::process::ExitCode;

/// A call makes hundreds of small allocations on one thread and frees some of them on another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    server::command::run()
}
