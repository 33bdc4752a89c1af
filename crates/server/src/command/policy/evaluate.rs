//! `yunbox policy evaluate` and `yunbox policy test`

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use policy_engine::lines::Evaluator;

use crate::command::CommandError;

/// Flags of `policy evaluate`.
#[derive(Debug, Args)]
pub(super) struct Evaluate {
    /// Requests, one JSON object a line; `-` is standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Add the whole explanation to each answer.
    #[arg(long)]
    explain: bool,
}

impl Evaluate {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let mut evaluator = Evaluator::new();
        let mut out = BufWriter::new(std::io::stdout().lock());
        for line in lines(&self.file)? {
            let line = line?;
            if !line.trim().is_empty() {
                writeln!(out, "{}", evaluator.evaluate_line(&line, self.explain))?;
            }
        }
        Ok(out.flush()?)
    }
}

/// Flags of `policy test`.
#[derive(Debug, Args)]
pub(super) struct Test {
    /// Requests with `expect`, one JSON object a line; `-` is standard input.
    #[arg(default_value = "-")]
    file: PathBuf,
}

impl Test {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let mut evaluator = Evaluator::new();
        let mut out = BufWriter::new(std::io::stdout().lock());
        let (mut passed, mut failed) = (0_usize, 0_usize);
        for line in lines(&self.file)? {
            let line = line?;
            if line.trim().is_empty() {
                continue;
            }
            let result = evaluator.test_line(&line);
            *(if result.passed { &mut passed } else { &mut failed }) += 1;
            writeln!(out, "{result}")?;
        }
        writeln!(out, "{passed} passed, {failed} failed")?;
        out.flush()?;
        if failed == 0 { Ok(()) } else { Err(format!("{failed} of {} lines differ", passed + failed).into()) }
    }
}

type Lines = Box<dyn Iterator<Item = std::io::Result<String>>>;

fn lines(path: &Path) -> Result<Lines, CommandError> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin().lines()));
    }
    let file = File::open(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    Ok(Box::new(BufReader::new(file).lines()))
}
