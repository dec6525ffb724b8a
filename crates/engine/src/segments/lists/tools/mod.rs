//! What each tool asks for, and the documentation that says so.
//!
//! Read in copies of November 2026 or older, not tried in the tools themselves. What
//! could not be read is called unverified in the tool's file, and the cautious way
//! is taken there.

pub(super) mod active_campaign;
pub(super) mod ga4;
pub(super) mod hubspot;
pub(super) mod line;
pub(super) mod mailchimp;
pub(super) mod monday;
pub(super) mod plain;
pub(super) mod zoho;
