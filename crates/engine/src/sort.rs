//! Sorting in little code. The standard library's sorts are faster on long
//! input and are compiled anew for every type, several kilobytes each; in a
//! module that is downloaded, one short quicksort a type serves better.

/// Slices up to this length are sorted by insertion.
const SHORT: usize = 20;

/// Sorts, in time n log n whatever the order was. Equal elements may change
/// places: what is told apart by more than its order needs a key that says so.
pub fn sort<T: Ord + Copy>(slice: &mut [T]) {
    quick(slice, patience(slice.len()));
}

/// Sorts by a number; equal ones stay in their order. One sort of numbers serves
/// every type, at the cost of a list of them.
pub fn sort_by_number<T: Copy>(slice: &mut [T], number: impl Fn(T) -> u128) {
    let numbers = slice.iter().zip(0_u32..);
    let mut numbers: Vec<(u128, u32)> = numbers.map(|(&one, at)| (number(one), at)).collect();
    sort(&mut numbers);
    let sorted: Vec<T> = numbers.iter().map(|&(_, at)| slice[at as usize]).collect();
    slice.copy_from_slice(&sorted);
}

/// The element that would stand at `nth` if the slice were sorted; smaller ones
/// (or equal) stand before it afterwards, larger ones (or equal) after it.
/// `None` beyond the end.
pub fn select<T: Ord + Copy>(slice: &mut [T], nth: usize) -> Option<T> {
    let (mut low, mut high) = (0, slice.len());
    let mut patience = patience(high);
    while high - low > SHORT && patience > 0 {
        patience -= 1;
        let (less, equal) = partition(&mut slice[low..high]);
        if nth < low + less {
            high = low + less;
        } else if nth < low + equal {
            return slice.get(nth).copied();
        } else {
            low += equal;
        }
    }
    let rest = &mut slice[low..high];
    if rest.len() > SHORT {
        heap(rest);
    } else {
        insertion(rest, |a, b| a < b);
    }
    slice.get(nth).copied()
}

/// Sorts a short list by a key; equal ones stay in their order. In time n².
pub fn sort_few<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && key(&list[at]) < key(&list[at - 1]) {
            list.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// How many partitions are tried before heapsort takes over.
fn patience(count: usize) -> u32 {
    2 * count.checked_ilog2().unwrap_or_default()
}

/// Quicksort until `patience` with bad pivots is over.
fn quick<T: Ord + Copy>(mut slice: &mut [T], mut patience: u32) {
    while slice.len() > SHORT {
        if patience == 0 {
            heap(slice);
            return;
        }
        patience -= 1;
        let (less, equal) = partition(slice);
        let (before, rest) = slice.split_at_mut(less);
        quick(before, patience);
        slice = &mut rest[equal - less..];
    }
    insertion(slice, |a, b| a < b);
}

/// Moves what is less than some element to the front and what equals it behind
/// that; where these two parts end.
fn partition<T: Ord + Copy>(slice: &mut [T]) -> (usize, usize) {
    let pivot = middle(slice);
    let less = front(slice, |value| value < pivot);
    // Every pivot but the least leaves something on both sides. Where it is the
    // least, its equals may be many.
    let equal = if less == 0 {
        front(slice, |value| value <= pivot)
    } else {
        less
    };
    (less, equal)
}

/// Moves what answers yes to the front; how many.
#[allow(clippy::manual_swap)] // the value is at hand already
fn front<T: Copy>(slice: &mut [T], is: impl Fn(T) -> bool) -> usize {
    let mut count = 0;
    for at in 0..slice.len() {
        let value = slice[at];
        // Without a branch: which way it goes cannot be foreseen.
        slice.swap(at, count);
        count += usize::from(is(value));
    }
    count
}

/// The middle one of nine elements, nearly.
fn middle<T: Ord + Copy>(slice: &[T]) -> T {
    let step = slice.len() / 9;
    let of = |place: usize| three(slice[place], slice[place + step], slice[place + 2 * step]);
    three(of(0), of(3 * step), of(6 * step))
}

fn three<T: Ord + Copy>(a: T, b: T, c: T) -> T {
    a.min(b).max(a.max(b).min(c))
}

fn insertion<T: Copy>(slice: &mut [T], less: impl Fn(&T, &T) -> bool) {
    for end in 1..slice.len() {
        let value = slice[end];
        let mut at = end;
        while at > 0 && less(&value, &slice[at - 1]) {
            slice[at] = slice[at - 1];
            at -= 1;
        }
        slice[at] = value;
    }
}

fn heap<T: Ord + Copy>(slice: &mut [T]) {
    let count = slice.len();
    // First every parent from the last, then each end of the shrinking heap.
    for turn in (0..count + count / 2).rev() {
        let (mut parent, end) = if turn >= count {
            (turn - count, count)
        } else {
            slice.swap(0, turn);
            (0, turn)
        };
        loop {
            let mut child = 2 * parent + 1;
            if child >= end {
                break;
            }
            if child + 1 < end && slice[child] < slice[child + 1] {
                child += 1;
            }
            if slice[parent] >= slice[child] {
                break;
            }
            slice.swap(parent, child);
            parent = child;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers of which many are equal, or few.
    fn lists() -> impl Strategy<Value = Vec<u32>> {
        (1..2000_u32).prop_flat_map(|range| proptest::collection::vec(0..range, 0..600))
    }

    proptest! {
        #[test]
        fn sorts_like_std(mut list in lists()) {
            let mut expected = list.clone();
            expected.sort_unstable();
            let mut heaped = list.clone();
            heap(&mut heaped);
            prop_assert_eq!(&heaped, &expected);
            sort(&mut list);
            prop_assert_eq!(&list, &expected);
        }

        #[test]
        fn selects_like_std(list in lists(), nth in 0..700_usize) {
            let mut sorted = list.clone();
            sorted.sort_unstable();
            let mut parted = list;
            prop_assert_eq!(select(&mut parted, nth), sorted.get(nth).copied());
            if let Some(value) = sorted.get(nth) {
                prop_assert!(parted[..nth].iter().all(|one| one <= value));
                prop_assert!(parted[nth..].iter().all(|one| one >= value));
            }
            parted.sort_unstable();
            prop_assert_eq!(parted, sorted);
        }

        #[test]
        fn few_stay_in_order(list in lists()) {
            let mut list: Vec<(u32, usize)> = list.into_iter().map(|key| key % 7).zip(0..).collect();
            let mut expected = list.clone();
            expected.sort_by_key(|one| one.0);
            let mut numbered = list.clone();
            sort_by_number(&mut numbered, |one| u128::from(one.0));
            prop_assert_eq!(&numbered, &expected);
            sort_few(&mut list, |one| one.0);
            prop_assert_eq!(list, expected);
        }
    }

    #[test]
    fn long_runs_take_no_square_time() {
        // A square of this length would take minutes.
        let count = 400_000_u32;
        for shape in [
            |_| 7,
            |at| at,
            |at| 400_000 - at,
            |at| at % 2,
            |at| at % 1000,
            |at| if at < 200_000 { at } else { 400_000 - at },
        ] as [fn(u32) -> u32; 6]
        {
            let mut list: Vec<u32> = (0..count).map(shape).collect();
            let mut expected = list.clone();
            expected.sort_unstable();
            assert_eq!(select(&mut list.clone(), 100_000), Some(expected[100_000]));
            sort(&mut list);
            assert!(list == expected);
        }
    }
}
