//! The account as a whole.

mod get_account_summary;

pub use get_account_summary::GetAccountSummary;
