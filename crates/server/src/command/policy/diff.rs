//! `yunbox policy diff`

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use policy_engine::analysis::{Comparison, diff};
use policy_engine::{Dialect, Document, Purpose};

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
}

impl Diff {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let dialect = self.dialect.into();
        let (before, after) = (parse(dialect, &self.before)?, parse(dialect, &self.after)?);
        let comparison = diff(&[before], &[after]);
        writeln!(std::io::stdout(), "{comparison}")?;
        match comparison {
            Comparison::AtMostAsPermissive => Ok(()),
            Comparison::MorePermissive { .. } => Err("the second document is more permissive".into()),
            Comparison::Undecided => Err("no difference was found, and none could be ruled out".into()),
        }
    }
}

fn parse(dialect: Dialect, path: &Path) -> Result<Arc<Document>, CommandError> {
    let document = Document::parse(dialect, Purpose::Identity, &read(path)?);
    document.map(Arc::new).map_err(|error| format!("{}: {error}", path.display()).into())
}
