//! The rules: put tags on things, and take them off.

use kernel::Tags;
use store::{Scope, tag};

use super::Subject;
use crate::error::Result;
use crate::name::Name;
use crate::quota::{self, Limit};

/// Puts tags on every one of `names`; a key that is there gets the new value.
pub fn add(scope: &mut Scope<'_>, subject: Subject, names: &[Name], tags: &Tags) -> Result<()> {
    for name in names {
        let id = subject.find(scope, name)?;
        let mut all = tag::of(scope, subject.kind(), &id)?;
        for (key, value) in tags.iter() {
            all.set(key, value);
        }
        quota::at_most(scope, Limit::Tags, all.len())?;
        tag::set(scope, subject.kind(), &id, tags)?;
    }
    Ok(())
}

/// Takes the tags with these keys off every one of `names`; a key that is not there is no error.
pub fn remove(scope: &mut Scope<'_>, subject: Subject, names: &[Name], keys: &[String]) -> Result<()> {
    for name in names {
        let id = subject.find(scope, name)?;
        for key in keys {
            tag::unset(scope, subject.kind(), &id, key)?;
        }
    }
    Ok(())
}

/// Takes every tag off every one of `names`.
pub fn remove_all(scope: &mut Scope<'_>, subject: Subject, names: &[Name]) -> Result<()> {
    for name in names {
        let id = subject.find(scope, name)?;
        tag::clear(scope, subject.kind(), &id)?;
    }
    Ok(())
}
