//! Login profiles of users, and passwords.

mod create_login_profile;
mod update_login_profile;

pub use create_login_profile::CreateLoginProfile;
pub use update_login_profile::UpdateLoginProfile;

use alibaba_core::principal_name::Domain;
use iam::attachment::HolderKind;
use iam::login_profile::{self, PasswordStatus};
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use wire::Cx;

use crate::ram::key::Status;

/// A login profile in an answer. Whether its user was idle for too long is not shown: no page lists the vendor's words.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct LoginProfile {
    user_principal_name: String,
    password_reset_required: bool,
    #[serde(rename = "MFABindRequired")]
    mfa_bind_required: bool,
    status: Status,
    /// The words are those of the domain: no page lists the vendor's.
    password_status: &'static str,
    update_date: String,
    /// Only of users who have signed in.
    last_login_time: Option<String>,
}

impl LoginProfile {
    /// A profile as it is now.
    pub(crate) fn of(cx: &mut Cx<'_>, profile: &login_profile::LoginProfile) -> iam::Result<Self> {
        let policy = iam::password_policy::get(cx.scope())?;
        let password_status = match profile.password_status(&policy, cx.now()) {
            PasswordStatus::NotInitial => "NotInitial",
            PasswordStatus::InitialValid => "InitialValid",
            PasswordStatus::InitialExpired => "InitialExpired",
        };
        let domain = Domain::of_account(cx.scope())?;
        Ok(Self {
            user_principal_name: domain.name(HolderKind::User, &profile.user_name),
            password_reset_required: profile.password_reset_required,
            mfa_bind_required: profile.mfa_bind_required,
            status: if profile.active { Status::Active } else { Status::Inactive },
            password_status,
            update_date: time::seconds(profile.updated_at),
            last_login_time: profile.last_login_at.map(time::seconds),
        })
    }
}
