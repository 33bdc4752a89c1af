//! `ListAccessKeys`

use std::marker::PhantomData;

use iam::key::AccessKey;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{List, Listed};
use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesOwner};
use crate::ram::key::Status;

/// `ListAccessKeys`; RAM and IMS have it.
#[derive(Debug)]
pub struct ListAccessKeys<S = Ram>(PhantomData<S>);

/// Lists the access keys of a user, without their secrets.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Key {
    access_key_id: String,
    status: Status,
    create_date: String,
    update_date: Option<String>,
}

impl Listed for Key {
    const LIST: &'static str = "AccessKeys";
    const ITEM: &'static str = "AccessKey";
}

impl<S: Identities> Operation for ListAccessKeys<S> {
    const NAME: &'static str = "ListAccessKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[S::Owner::EXAMPLE];
    type Service = S;
    type Input = With<Input, S::Owner>;
    type Output = List<Key>;

    fn checks(With(_, owner): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        super::checks::<S>(Self::NAME, caller, owner)
    }

    fn handle(cx: &mut Cx<'_>, With(_, owner): Self::Input) -> iam::Result<List<Key>> {
        let owner = super::owner(cx, owner)?;
        let keys = iam::key::list(cx.scope(), owner.as_ref())?;
        let listed = |key: AccessKey| Key {
            status: if key.active { Status::Active } else { Status::Inactive },
            create_date: time::seconds(key.created_at),
            update_date: S::SAYS_MORE_OF_KEYS.then(|| time::seconds(key.updated_at)),
            access_key_id: key.id,
        };
        Ok(keys.into_iter().map(listed).collect())
    }
}
