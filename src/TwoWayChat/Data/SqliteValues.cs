using System.Collections;
using System.Data.Common;

namespace TwoWayChat.Data;

/// <summary>The parameters of a command, in the order in which they were added.</summary>
internal sealed class SqliteValues : DbParameterCollection
{
    private readonly List<SqliteValue> values = [];

    /// <summary>The parameters as they are bound.</summary>
    public IReadOnlyList<SqliteValue> All => values;

    public override int Count => values.Count;

    public override object SyncRoot => values;

    public override int Add(object value)
    {
        values.Add((SqliteValue)value);
        return values.Count - 1;
    }

    public override void AddRange(Array values)
    {
        foreach (SqliteValue value in values)
        {
            Add(value);
        }
    }

    public override void Clear() => values.Clear();

    public override bool Contains(object value) => values.Contains(value);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)values).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => values.GetEnumerator();

    public override int IndexOf(object value) => values.IndexOf((SqliteValue)value);

    public override int IndexOf(string parameterName) => values.FindIndex(value => value.ParameterName == parameterName);

    public override void Insert(int index, object value) => values.Insert(index, (SqliteValue)value);

    public override void Remove(object value) => values.Remove((SqliteValue)value);

    public override void RemoveAt(int index) => values.RemoveAt(index);

    public override void RemoveAt(string parameterName) => values.RemoveAt(IndexOf(parameterName));

    protected override DbParameter GetParameter(int index) => values[index];

    protected override DbParameter GetParameter(string parameterName) => values[IndexOf(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => values[index] = (SqliteValue)value;

    protected override void SetParameter(string parameterName, DbParameter value) => values[IndexOf(parameterName)] = (SqliteValue)value;
}
