//! A recording: every call that was served since a mark, with its parameters and its reply, as JSON Lines that can be
//! played against another sandbox.
//!
//! The trail keeps the newest calls and what decided about them. A recording keeps all, reads with their replies
//! included, and therefore begins only when somebody asks for it.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{Transitions, time};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Store;
use sts::{Caller, Identity};

use crate::checked::{Checked, Who};
use crate::cx::Call;
use crate::failure::Failure;
use crate::operation::{Effect, Route};
use crate::params::Params;
use crate::record;

/// Form of the lines. Another number means that an older `yunbox replay` cannot read them.
const FORM: u32 = 1;

/// How many bytes of lines are kept. Later calls are counted and left out.
const LARGEST: usize = 256 * 1_024 * 1_024;

/// The first line: where and when the calls were made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Form of the lines.
    pub yunbox_recording: u32,
    /// The sandbox's time when the recording began.
    pub begun: String,
    /// How long states on the way lasted then.
    pub transitions: Transitions,
    /// Numbers of the accounts that were there.
    pub accounts: Vec<String>,
    /// How many calls are left out because the recording was full.
    #[serde(default, skip_serializing_if = "is_none")]
    pub left_out: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_none(left_out: &u64) -> bool {
    *left_out == 0
}

impl Head {
    /// Whether this program reads the form of the lines.
    pub fn is_known(&self) -> bool {
        self.yunbox_recording == FORM
    }
}

/// One call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Name of the service, such as `Ecs`.
    pub service: String,
    /// Its version.
    pub version: String,
    /// Name of the operation.
    pub operation: String,
    /// Identifier of the access key that signed the call; `root` for the account itself, `user/NAME` for a user who had
    /// signed in without one, empty for a call without a signature.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// The parameters that the operation knows, by the names that they were sent under; secrets are masked.
    #[serde(default)]
    pub parameters: BTreeMap<String, String>,
    /// The region that it was addressed to, where that is none of its parameters: Kingsoft's clients say it in what they sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// When it was made, in the sandbox's time. Recordings of older versions have neither this nor what follows it up
    /// to the status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The address that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_ip: Option<IpAddr>,
    /// Whether it came over TLS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secure: Option<bool>,
    /// Whether the operation changes something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<bool>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caller: Option<Who>,
    /// What was asked of the policies, and what they answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checks: Option<Vec<Checked>>,
    /// Status of the answer.
    pub status: u16,
    /// Code of a refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The reply, without the vendor's envelope; secrets are masked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<Value>,
}

/// A call as it is recorded.
pub(crate) struct Made<'c> {
    pub(crate) route: &'c Route,
    pub(crate) call: &'c Call,
    /// Who signed it.
    pub(crate) caller: &'c Caller,
    pub(crate) params: &'c Params,
    /// Who it was found to be made by.
    pub(crate) who: Who,
    pub(crate) checks: Vec<Checked>,
}

/// The recording of a sandbox, where one was begun.
#[derive(Debug, Default)]
pub struct Recording {
    is_on: AtomicBool,
    kept: Mutex<Option<Kept>>,
}

#[derive(Debug)]
struct Kept {
    head: Head,
    calls: u64,
    lines: String,
}

/// What a recording has so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoFar {
    /// The sandbox's time when it began.
    pub begun: String,
    /// How many calls it has.
    pub calls: u64,
    /// How many are left out because it was full.
    pub left_out: u64,
}

impl Recording {
    /// Begins a recording; one that was there is forgotten.
    pub fn begin(&self, store: &Store) {
        let head = Head {
            yunbox_recording: FORM,
            begun: time::seconds(store.clock().now()),
            transitions: store.clock().transitions(),
            accounts: store.accounts().iter().map(|tenant| tenant.account.to_string()).collect(),
            left_out: 0,
        };
        *self.kept.lock() = Some(Kept { head, calls: 0, lines: String::new() });
        self.is_on.store(true, Ordering::Release);
    }

    /// Ends the recording and forgets it.
    pub fn end(&self) {
        self.is_on.store(false, Ordering::Release);
        *self.kept.lock() = None;
    }

    /// What the recording has so far; `None` where none was begun.
    pub fn so_far(&self) -> Option<SoFar> {
        let kept = self.kept.lock();
        let Kept { head, calls, .. } = kept.as_ref()?;
        Some(SoFar { begun: head.begun.clone(), calls: *calls, left_out: head.left_out })
    }

    /// The recording as JSON Lines; `None` where none was begun.
    pub fn lines(&self) -> Option<String> {
        let kept = self.kept.lock();
        let Kept { head, lines, .. } = kept.as_ref()?;
        let mut text = serde_json::to_string(head).unwrap_or_default();
        text.push('\n');
        text.push_str(lines);
        Some(text)
    }

    /// Whether calls are recorded.
    pub(crate) fn is_on(&self) -> bool {
        self.is_on.load(Ordering::Acquire)
    }

    /// Adds a call.
    pub(crate) fn add(&self, made: Made<'_>, answer: Result<&str, &Failure>) {
        let Made { route, call, caller, params, mut who, checks } = made;
        // It stands beside.
        who.access_key_id.clear();
        let parameters: BTreeMap<_, _> =
            record::known(route, params).map(|(name, value)| (name, value.to_owned())).collect();
        let region = call.region.clone().filter(|_| !parameters.contains_key("RegionId"));
        let line = Line {
            service: route.service.to_owned(),
            version: route.version.to_owned(),
            operation: route.name.to_owned(),
            key: match &caller.identity {
                Identity::Root => "root".to_owned(),
                Identity::Anonymous => String::new(),
                Identity::User { name, .. } if caller.key_id.is_empty() => format!("user/{name}"),
                _ => caller.key_id.clone(),
            },
            parameters,
            region,
            at: Some(time::fraction(call.at)),
            source_ip: Some(call.source_ip),
            secure: Some(call.secure),
            changes: Some(route.effect == Effect::Write),
            caller: Some(who),
            checks: Some(checks),
            status: answer.err().map_or(200, |failure| failure.status),
            code: answer.err().map(|failure| failure.code.to_string()),
            reply: answer.ok().map(|reply| crate::render::parsed(&record::without_secrets(reply))),
        };
        let Ok(text) = serde_json::to_string(&line) else { return };
        let mut kept = self.kept.lock();
        let Some(Kept { head, calls, lines }) = kept.as_mut() else { return };
        if lines.len() + text.len() > LARGEST {
            head.left_out += 1;
            return;
        }
        *calls += 1;
        lines.push_str(&text);
        lines.push('\n');
    }
}
