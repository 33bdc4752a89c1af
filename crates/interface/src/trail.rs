//! The trail of calls, as far as somebody may see it.

use std::ops::Range;

use kernel::time;
use policy_engine::Explanation;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use store::audit::Kept;
use tokio::sync::watch;

use crate::admin::Refusal;
use crate::api::cloud_of_service;
use crate::server::Server;
use crate::sign_in::{SignedIn, cloud_of_sign_in};

/// How many records are looked through for one page.
const LOOKED_THROUGH: usize = 5_000;

/// How many are read at once.
const STEP: i64 = 250;

/// A recorded call.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Recorded {
    /// Its place in the trail; later calls have higher ones.
    pub position: i64,
    /// Number of the request.
    pub request_id: String,
    /// When it was served, by the sandbox's clock.
    pub time: String,
    /// Name of the product.
    pub service: String,
    /// Name of the operation.
    pub action: String,
    /// Status of the answer.
    pub status: i64,
    /// Everything else: caller, parameters, checks, decision.
    #[serde(flatten)]
    pub detail: Map<String, Value>,
}

impl Recorded {
    pub(crate) fn of(kept: Kept) -> Result<Self, Refusal> {
        Ok(Self {
            position: kept.position,
            request_id: kept.request_id,
            time: time::fraction(time::from_millis(kept.at)),
            service: kept.service,
            action: kept.action,
            status: kept.status,
            detail: serde_json::from_str(&kept.record).map_err(Refusal::failed)?,
        })
    }

    /// A text of the record below `caller`, such as `arn`.
    pub fn of_caller(&self, name: &str) -> &str {
        self.detail.get("caller").and_then(|caller| caller.get(name)).and_then(Value::as_str).unwrap_or_default()
    }

    /// A text of the record, such as `code`.
    pub fn text(&self, name: &str) -> &str {
        self.detail.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether the call succeeded.
    pub fn succeeded(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Name of the cloud whose operation it was; `None` where the call named none that is known.
    pub fn cloud(&self) -> Option<&'static str> {
        cloud_of_service(&self.service).or_else(|| cloud_of_sign_in(&self.service))
    }
}

impl Server {
    /// The newest calls between two positions that fit, newest first; the account itself sees those of its account,
    /// whoever has the admin token those of all, others see their own.
    pub async fn calls(
        &self,
        who: &SignedIn,
        between: Range<i64>,
        limit: usize,
        fits: impl Fn(&Recorded) -> bool,
    ) -> Result<Vec<Recorded>, Refusal> {
        let (mut found, mut before, mut looked) = (Vec::new(), between.end, 0);
        while found.len() < limit && looked < LOOKED_THROUGH {
            let page = self.open.sandbox.store.recent_records(before, STEP).await;
            let page = page.map_err(|fault| Refusal::of_fault(&fault))?;
            let Some(last) = page.last() else { break };
            before = last.position;
            looked += page.len();
            for kept in page {
                if kept.position < between.start {
                    return Ok(found);
                }
                let recorded = Recorded::of(kept)?;
                if found.len() < limit && who.may_see(&recorded) && fits(&recorded) {
                    found.push(recorded);
                }
            }
        }
        Ok(found)
    }

    /// One call with the explanation of each of its checks, where somebody may see it.
    pub async fn recorded(&self, who: &SignedIn, request_id: &str) -> Result<Option<Recorded>, Refusal> {
        let recorded = self.explained(request_id).await?;
        Ok(recorded.filter(|recorded| who.may_see(recorded)))
    }

    /// One call with the explanation of each of its checks.
    pub(crate) async fn explained(&self, request_id: &str) -> Result<Option<Recorded>, Refusal> {
        let store = &self.open.sandbox.store;
        let kept = match store.find_record(&request_id.to_uppercase()).await.map_err(Refusal::failed)? {
            Some(kept) => Some(kept),
            None => store.find_record(request_id).await.map_err(Refusal::failed)?,
        };
        let Some(kept) = kept else { return Ok(None) };
        let mut recorded = Recorded::of(kept)?;
        // A refusal is explained in its record; an allowed call is explained when somebody asks.
        if let Some(explanations) = self.open.sandbox.explain(&recorded.request_id) {
            let explanations = serde_json::to_value(explanations).map_err(Refusal::failed)?;
            recorded.detail.insert("explanations".to_owned(), explanations);
        }
        Ok(Some(recorded))
    }

    /// Why each check of a call that somebody may see was answered as it was; nothing for a call that is too old or had no
    /// check.
    pub fn explanations(&self, recorded: &Recorded) -> Vec<Explanation> {
        self.open.sandbox.explain(&recorded.request_id).unwrap_or_default()
    }

    /// Changes when a call was recorded.
    pub fn follow_calls(&self) -> watch::Receiver<i64> {
        self.open.sandbox.store.follow_records()
    }
}

impl SignedIn {
    /// Whether a call is one of theirs, or of the account that they are. Whoever has the admin token sees all.
    fn may_see(&self, recorded: &Recorded) -> bool {
        if self.is_acted() {
            return true;
        }
        let same_account = recorded.of_caller("account") == self.account()
            && recorded.cloud().is_some_and(|cloud| cloud == self.cloud());
        same_account && (self.is_root() || recorded.of_caller("arn") == self.arn())
    }
}
