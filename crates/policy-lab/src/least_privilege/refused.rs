//! What documents alone would refuse of the calls that they were made for.

use std::sync::Arc;

use policy_engine::{AttachedTo, Document, Layers, Malformed, PolicySet, Purpose, Source, SourceKind};

use super::{OfCaller, Subject, documents, is_allowed, is_by_identity};
use crate::ask::ask;
use crate::recording::Recording;

/// Lines of calls that the policies of a caller allowed and that its documents alone would not allow. It asks the engine
/// about the recorded checks, which takes no sandbox and sees no new identifiers.
pub fn refused(recording: &Recording, of: &OfCaller) -> Result<Vec<usize>, Malformed> {
    let caller = &of.caller;
    let source = |index| Source::new(format!("document {index}"), SourceKind::Custom, AttachedTo::Session);
    let parse = |(index, document)| {
        let document = Document::parse(caller.dialect, Purpose::Identity, &documents::text(document))?;
        Ok((source(index + 1), Arc::new(document)))
    };
    let policies = PolicySet::new(of.documents.iter().enumerate().map(parse).collect::<Result<Vec<_>, _>>()?);
    let (layers, principal) = (Layers::identity(&policies), caller.principal());
    let calls = recording
        .calls
        .iter()
        .filter(|(_, line)| is_allowed(line) && line.caller.as_ref().and_then(Subject::of).as_ref() == Some(caller));
    let refused = calls.filter(|(_, line)| {
        let mut own = line.checks.iter().flatten().filter(|checked| is_by_identity(checked));
        own.any(|checked| !ask(checked, &principal, principal.account, &layers).outcome.is_allow())
    });
    Ok(refused.map(|(number, _)| *number).collect())
}
