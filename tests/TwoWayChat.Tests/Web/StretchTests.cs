using CsCheck;
using TwoWayChat.Web;

namespace TwoWayChat.Tests.Web;

public class StretchTests
{
    private const int Most = 6;
    private const int Page = 3;

    private static readonly Gen<(int Act, int Id, int Key)[]> Acts =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 19], Gen.Int[0, 99]).Array[0, 40];

    /// <summary>A stretch that is kept up to date holds what the list holds between its ends, and says so where the list ends.</summary>
    [Fact]
    public void Stretch_AfterAnyActs_IsAStretchOfTheList() => Acts.Sample(acts =>
    {
        var list = Enumerable.Range(0, 12).ToDictionary(id => id, id => id * 7 % 12);
        var stretch = First(list);
        foreach (var (act, id, key) in acts)
        {
            stretch = act switch
            {
                0 => After(stretch, list),
                1 => Before(stretch, list),
                _ => Touch(stretch, list, id, act == 2 ? null : key),
            };
            ShouldBeOf(stretch, list);
        }
    }, iter: 2_000);

    private static Stretch<(int Key, int Id), (int Id, int Key)> First(Dictionary<int, int> list)
    {
        var rows = Rows(list).Take(Page).ToList();
        return new Stretch<(int Key, int Id), (int Id, int Key)>(row => (row.Key, row.Id), Most)
            .StartWith(rows, hasBefore: false, hasAfter: rows.Count == Page);
    }

    private static Stretch<(int Key, int Id), (int Id, int Key)> After(Stretch<(int Key, int Id), (int Id, int Key)> stretch, Dictionary<int, int> list)
    {
        if (stretch.Rows.Count == 0)
        {
            return First(list);
        }

        var last = stretch.KeyOf(stretch.Rows[^1]);
        var rows = Rows(list).Where(row => stretch.KeyOf(row).CompareTo(last) > 0).Take(Page).ToList();
        return stretch.Append(rows, rows.Count == Page);
    }

    private static Stretch<(int Key, int Id), (int Id, int Key)> Before(Stretch<(int Key, int Id), (int Id, int Key)> stretch, Dictionary<int, int> list)
    {
        if (stretch.Rows.Count == 0)
        {
            return First(list);
        }

        var first = stretch.KeyOf(stretch.Rows[0]);
        var rows = Rows(list).Where(row => stretch.KeyOf(row).CompareTo(first) < 0).TakeLast(Page).ToList();
        return stretch.Prepend(rows, rows.Count == Page);
    }

    /// <summary>A row comes, moves or, with no key, goes; the stretch hears of it.</summary>
    private static Stretch<(int Key, int Id), (int Id, int Key)> Touch(
        Stretch<(int Key, int Id), (int Id, int Key)> stretch, Dictionary<int, int> list, int id, int? key)
    {
        list.Remove(id);
        if (key is { } there)
        {
            list[id] = there;
        }

        return stretch.Update(row => row.Id == id, Rows(list).Where(row => row.Id == id));
    }

    private static void ShouldBeOf(Stretch<(int Key, int Id), (int Id, int Key)> stretch, Dictionary<int, int> list)
    {
        var all = Rows(list).ToList();
        stretch.Rows.Count.ShouldBeLessThanOrEqualTo(Most);
        var start = stretch.Rows.Count == 0 ? 0 : all.IndexOf(stretch.Rows[0]);
        all.Skip(start).Take(stretch.Rows.Count).ShouldBe(stretch.Rows);
        (stretch.HasBefore || start == 0).ShouldBeTrue("rows before the stretch are not known of");
        (stretch.HasAfter || start + stretch.Rows.Count == all.Count || (stretch.Rows.Count == 0 && stretch.HasBefore))
            .ShouldBeTrue("rows after the stretch are not known of");
    }

    private static IEnumerable<(int Id, int Key)> Rows(Dictionary<int, int> list) =>
        list.Select(entry => (Id: entry.Key, Key: entry.Value)).OrderBy(row => (row.Key, row.Id));
}
