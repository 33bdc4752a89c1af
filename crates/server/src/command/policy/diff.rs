//! `yunbox policy diff`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use policy_engine::Purpose;
use policy_engine::analysis::Comparison;
use policy_lab::compare::{Change, Stands, Uncomparable};
use policy_lab::{Compared, compare};

use super::{Language, read};
use crate::command::CommandError;

/// Flags of `policy diff`.
#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The document that may allow more.
    before: PathBuf,
    /// The document that should allow at most as much.
    after: PathBuf,
    /// Language of the documents.
    #[arg(long, default_value = "ram")]
    dialect: Language,
    /// Tell which statements came, went and changed as well.
    #[arg(long)]
    statements: bool,
}

impl Diff {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let (before, after) = (read(&self.before)?, read(&self.after)?);
        let compared = compare(self.dialect.into(), Purpose::Identity, &before, &after);
        let compared = compared.map_err(|error| match error {
            Uncomparable::Before(reason) => format!("{}: {reason}", self.before.display()),
            Uncomparable::After(reason) => format!("{}: {reason}", self.after.display()),
        })?;
        let mut out = std::io::stdout().lock();
        if self.statements {
            told(&compared).iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
        writeln!(out, "{}", compared.after_to_before)?;
        match compared.after_to_before {
            Comparison::AtMostAsPermissive => Ok(()),
            Comparison::MorePermissive { .. } => Err("the second document is more permissive".into()),
            Comparison::Undecided => Err("no difference was found, and none could be ruled out".into()),
        }
    }
}

/// A line for each statement that is not the same in both.
fn told(compared: &Compared) -> Vec<String> {
    let place = |stands: &Stands| format!("statement {} (line {})", stands.index + 1, stands.line);
    let told = compared.statements.iter().filter_map(|change| match change {
        Change::Same { .. } => None,
        Change::Went { before } => Some(format!("- {}: {}", place(before), before.statement)),
        Change::Came { after } => Some(format!("+ {}: {}", place(after), after.statement)),
        Change::Changed { before, after, elements } => {
            let (before_place, after_place, elements) = (place(before), place(after), elements.join(", "));
            Some(format!(
                "~ {before_place}, now {after_place}, differs in {elements}: {} -> {}",
                before.statement, after.statement
            ))
        }
    });
    told.collect()
}
