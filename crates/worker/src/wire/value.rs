//! Plain data of any shape, and what can be read from it.

use js_sys::{Array, Object};
use ltv_engine::calendar::Day;
use wasm_bindgen::{JsCast, JsValue};

/// Plain data as a message carries it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`, `undefined`, or nothing that is known.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Named fields.
    Record(Vec<(String, Value)>),
}

impl From<&JsValue> for Value {
    fn from(value: &JsValue) -> Self {
        if let Some(number) = value.as_f64() {
            Self::Number(number)
        } else if let Some(truth) = value.as_bool() {
            Self::Truth(truth)
        } else if let Some(text) = value.as_string() {
            Self::Text(text)
        } else if let Some(list) = value.dyn_ref::<Array>() {
            Self::List(list.iter().map(|one| Self::from(&one)).collect())
        } else if let Some(record) = value.dyn_ref::<Object>() {
            let fields = Object::entries(record);
            let fields = fields.iter().map(|field| {
                let field: Array = field.unchecked_into();
                let name = field.get(0).as_string().unwrap_or_default();
                (name, Self::from(&field.get(1)))
            });
            Self::Record(fields.collect())
        } else {
            Self::Nothing
        }
    }
}

/// What can be read from plain data; `None` where the data is something else.
pub(super) trait Read: Sized {
    fn read(value: &Value) -> Option<Self>;
}

impl Value {
    /// A field; [`Value::Nothing`] when it is missing.
    #[inline(never)]
    fn field(&self, name: &str) -> &Self {
        let Self::Record(fields) = self else {
            return &Self::Nothing;
        };
        let found = fields.iter().find(|field| field.0 == name);
        found.map_or(&Self::Nothing, |field| &field.1)
    }

    pub(super) fn get<T: Read>(&self, name: &str) -> Option<T> {
        T::read(self.field(name))
    }

    /// A field that may be missing and has a usual value then.
    pub(super) fn get_or<T: Read>(&self, name: &str, usual: T) -> Option<T> {
        match self.field(name) {
            Self::Nothing => Some(usual),
            value => T::read(value),
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The name of the variant of an enum with fields.
    pub(super) fn kind(&self) -> Option<&str> {
        self.field("kind").text()
    }

    fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(list) => Some(list),
            _ => None,
        }
    }

    /// A whole number within bounds.
    fn whole(&self, least: f64, most: f64) -> Option<f64> {
        let number = f64::read(self)?;
        (number >= least && number <= most && number % 1.0 == 0.0).then_some(number)
    }

    /// The place of a text in a list of names.
    #[inline(never)]
    pub(super) fn place(&self, names: &[&str]) -> Option<usize> {
        let text = self.text()?;
        names.iter().position(|name| *name == text)
    }
}

/// Reads enums without fields, by the names of their variants.
macro_rules! names {
    ($($enum:ty { $($name:literal $variant:ident)+ })+) => {
        $(impl Read for $enum {
            fn read(value: &Value) -> Option<Self> {
                const NAMES: &[&str] = &[$($name),+];
                const ALL: &[$enum] = &[$(<$enum>::$variant),+];
                ALL.get(value.place(NAMES)?).copied()
            }
        })+
    };
}
pub(super) use names;

impl Read for f64 {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl Read for bool {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Truth(truth) => Some(*truth),
            _ => None,
        }
    }
}

impl Read for u32 {
    fn read(value: &Value) -> Option<Self> {
        value.whole(0.0, f64::from(Self::MAX)).map(|n| n as Self)
    }
}

impl Read for usize {
    fn read(value: &Value) -> Option<Self> {
        u32::read(value).map(|number| number as Self)
    }
}

impl Read for Day {
    fn read(value: &Value) -> Option<Self> {
        let day = value.whole(f64::from(i32::MIN), f64::from(i32::MAX))?;
        Some(Self(day as i32))
    }
}

impl Read for String {
    fn read(value: &Value) -> Option<Self> {
        value.text().map(str::to_owned)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(None),
            value => T::read(value).map(Some),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value) -> Option<Self> {
        let list = value.list()?;
        let mut read = Self::with_capacity(list.len());
        for one in list {
            read.push(T::read(one)?);
        }
        Some(read)
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(value: &Value) -> Option<Self> {
        match value.list()? {
            [a, b] => Some((A::read(a)?, B::read(b)?)),
            _ => None,
        }
    }
}
