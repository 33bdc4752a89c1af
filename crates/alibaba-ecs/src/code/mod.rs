//! Codes with which ECS and VPC refuse: a table for each product, `ecs/codes/` and `vpc/codes.rs`.
//!
//! A code is a constant, and the call site names it. Tests compare the tables with the vendor's list, and the compiler
//! warns about a code that nothing refuses with.

#[cfg(test)]
mod tests;

use wire::Failure;

/// A refusal in the vendor's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Code {
    /// Status of the HTTP answer.
    status: u16,
    /// The vendor's code.
    pub(crate) code: &'static str,
    /// The vendor's message.
    pub(crate) text: &'static str,
}

impl Code {
    pub(crate) const fn new(status: u16, code: &'static str, text: &'static str) -> Self {
        Self { status, code, text }
    }

    /// The answer.
    pub(crate) fn failure(self) -> Failure {
        Failure::new(self.status, self.code, self.text)
    }

    /// How the code stands in the list of all.
    #[cfg(test)]
    pub(crate) const fn listed(self) -> Self {
        self
    }
}

/// A refusal in the vendor's words, of which `{}` is what it is about, such as the name of a parameter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pattern(Code);

impl Pattern {
    pub(crate) const fn new(status: u16, code: &'static str, text: &'static str) -> Self {
        Self(Code::new(status, code, text))
    }

    /// The answer about this.
    pub(crate) fn about(self, subject: &str) -> Failure {
        let Code { status, code, text } = self.0;
        Failure::new(status, code.replace("{}", subject), text.replace("{}", subject))
    }

    /// How the code stands in the list of all.
    #[cfg(test)]
    pub(crate) const fn listed(self) -> Code {
        self.0
    }
}

/// Constants, and `ALL` of them in a list for tests, so that none can be forgotten there.
macro_rules! codes {
    ($($(#[$doc:meta])* pub(crate) const $name:ident: $kind:ident = $code:expr;)+) => {
        $($(#[$doc])* pub(crate) const $name: $kind = $code;)+

        /// Every code of the table.
        #[cfg(test)]
        pub(crate) const ALL: &[$crate::code::Code] = &[$($name.listed()),+];
    };
}

pub(crate) use codes;
