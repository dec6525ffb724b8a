//! Which part of the container is which sheet, so that a sheet can be checked
//! before it is read.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::container::Container;
use crate::SheetError;

const WORKBOOK: &str = "xl/workbook.xml";
const RELATIONSHIPS: &str = "xl/_rels/workbook.xml.rels";

/// The parts of the sheets, by their names. Nothing for a workbook that is laid
/// out in an unusual way: what is not known to be a sheet is checked as a whole.
#[derive(Default)]
pub(super) struct Parts {
    by_name: BTreeMap<String, String>,
    sheets: BTreeSet<String>,
}

impl Parts {
    pub(super) fn read(container: &mut Container<'_>) -> Result<Self, SheetError> {
        let (Some(workbook), Some(relationships)) =
            (container.whole(WORKBOOK), container.whole(RELATIONSHIPS))
        else {
            return Ok(Self::default());
        };
        let mut targets = BTreeMap::new();
        elements(&relationships, |element| {
            if let (Some(id), Some(kind), Some(target)) = (
                attribute(element, "Id"),
                attribute(element, "Type"),
                attribute(element, "Target"),
            ) && kind.ends_with("/worksheet")
            {
                let part = match target.strip_prefix('/') {
                    Some(whole) => key(whole),
                    None => key(&format!("xl/{target}")),
                };
                targets.insert(id, part);
            }
        })?;
        let mut parts = Self::default();
        elements(&workbook, |element| {
            if element.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) =
                    (attribute(element, "name"), attribute(element, "id"))
                && let Some(part) = targets.get(&id)
            {
                parts.sheets.insert(part.clone());
                parts.by_name.insert(name, part.clone());
            }
        })?;
        Ok(parts)
    }

    pub(super) fn is_sheet(&self, part: &str) -> bool {
        self.sheets.contains(part)
    }

    pub(super) fn of_sheet(&self, name: &str) -> Option<&str> {
        self.by_name.get(name).map(String::as_str)
    }
}

/// A part's name as it is compared: Excel does not mind the case, some programs
/// write the separators of Windows.
pub(super) fn key(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}

fn elements(xml: &[u8], mut each: impl FnMut(&BytesStart<'_>)) -> Result<(), SheetError> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(SheetError::Damaged),
        }
    }
}

/// An attribute by its name without prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|found| found.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}
