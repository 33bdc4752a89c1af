//! What an account lets its users do to themselves, and how they sign in.

mod get;
mod rows;
mod set;

pub use get::get;
pub use set::set;

use std::net::IpAddr;

use ipnet::IpNet;

/// What an account has chosen about its users' sign-ins, and what they may do to themselves without a policy.
///
/// Defaults follow the vendor's pages of `SetSecurityPreference`, of 2015-05-01 and of 2019-08-15. The first three
/// choices decide what calls may do; the second factor, the hours, the networks and the idle days of users decide who
/// signs in and for how long. The others are about things that the sandbox has none of; they are kept and shown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own, as in the vendor's interface")]
pub struct SecurityPreference {
    /// Whether users may change their own password.
    pub own_password: bool,
    /// Whether users may manage their own access keys.
    pub own_access_keys: bool,
    /// Whether users may manage their own MFA device.
    pub own_mfa_devices: bool,
    /// Whether users may manage their own public keys; one of the vendor's sites only.
    pub own_public_keys: bool,
    /// Whether users may manage their own service credentials.
    pub own_service_credentials: bool,
    /// Whether users may link their own DingTalk account.
    pub own_dingtalk: bool,
    /// Whether users may sign in with a passkey.
    pub passkeys: bool,
    /// Whether a second factor is remembered for seven days.
    pub remember_mfa: bool,
    /// Whether a second factor is asked for.
    pub mfa_at_login: MfaAtLogin,
    /// What happens at a risky sign-in, in the vendor's words. The vendor has given it up.
    pub risky_login: String,
    /// How long a sign-in lasts, in hours, 1 to 24.
    pub session_hours: u32,
    /// Networks that users may sign in from, separated by `;`; empty for anywhere.
    pub network_masks: String,
    /// After how many days without a sign-in a user can sign in no more.
    pub idle_days_users: u32,
    /// After how many days without a call an access key becomes inactive.
    pub idle_days_keys: u32,
    /// Second factors beside devices, in the vendor's words.
    pub verification_types: Vec<String>,
}

/// Whether a second factor is asked for when users sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MfaAtLogin {
    /// Always.
    Mandatory,
    /// As each user's login profile says.
    Independent,
    /// At unusual sign-ins. The vendor does not say what it finds unusual; the sandbox finds nothing so.
    Adaptive,
}

/// A self-service permission: what an account may let its users do to themselves without a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SelfService {
    /// To change their password.
    Password,
    /// To manage their access keys.
    AccessKeys,
    /// To manage their MFA device.
    MfaDevices,
}

impl SelfService {
    /// The name that stands for it where any cloud's permission may stand.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::AccessKeys => "access-keys",
            Self::MfaDevices => "mfa-devices",
        }
    }

    /// The permission of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Password, Self::AccessKeys, Self::MfaDevices].into_iter().find(|permission| permission.name() == name)
    }
}

impl SecurityPreference {
    /// Whether users may sign in from an address.
    pub fn lets_in_from(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        let holds = |mask: &str| {
            let block = mask.parse::<IpNet>().ok().or_else(|| mask.parse::<IpAddr>().ok().map(IpNet::from));
            block.is_some_and(|block| block.contains(&address))
        };
        let mut masks = self.network_masks.split(';').filter(|mask| !mask.is_empty()).peekable();
        masks.peek().is_none() || masks.any(holds)
    }

    /// Whether users have this self-service permission.
    pub fn gives(&self, permission: SelfService) -> bool {
        match permission {
            SelfService::Password => self.own_password,
            SelfService::AccessKeys => self.own_access_keys,
            SelfService::MfaDevices => self.own_mfa_devices,
        }
    }
}

impl Default for SecurityPreference {
    fn default() -> Self {
        Self {
            own_password: true,
            own_access_keys: false,
            own_mfa_devices: true,
            own_public_keys: false,
            // The vendor names no default; it is the one that gives nothing away.
            own_service_credentials: false,
            own_dingtalk: true,
            passkeys: true,
            remember_mfa: false,
            mfa_at_login: MfaAtLogin::Independent,
            risky_login: "autonomous".to_owned(),
            session_hours: 6,
            network_masks: String::new(),
            idle_days_users: 730,
            idle_days_keys: 730,
            verification_types: Vec::new(),
        }
    }
}

impl MfaAtLogin {
    /// The word it is kept under.
    fn word(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Independent => "independent",
            Self::Adaptive => "adaptive",
        }
    }

    /// What a word that was kept stands for.
    fn of_word(word: &str) -> Option<Self> {
        [Self::Mandatory, Self::Independent, Self::Adaptive].into_iter().find(|choice| choice.word() == word)
    }
}

#[cfg(test)]
mod tests;
