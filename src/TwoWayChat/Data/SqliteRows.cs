using System.Collections;
using System.Data.Common;
using System.Globalization;
using SQLitePCL;

namespace TwoWayChat.Data;

/// <summary>
/// The rows of a running statement: integers as <see cref="long"/>, texts as <see cref="string"/>, bytes as an array. What the first row is of has been found
/// when this is made, so that mappers can ask for types before they read.
/// </summary>
/// <param name="statement">Bound, not yet run.</param>
/// <param name="closed">Takes the statement back.</param>
internal sealed class SqliteRows(SqliteStatement statement, Action closed) : DbDataReader
{
    private readonly bool changes = !statement.IsReadOnly;
    private bool hasRow = statement.Step();
    private bool isBefore = true;
    private bool isClosed;
    private int affected = -1;

    public override int Depth => 0;

    public override int FieldCount => statement.ColumnCount;

    public override bool HasRows => hasRow;

    public override bool IsClosed => isClosed;

    /// <summary>Known once all rows are read; -1 for what changes nothing.</summary>
    public override int RecordsAffected => affected;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (!isBefore && hasRow)
        {
            hasRow = statement.Step();
        }

        isBefore = false;
        if (!hasRow)
        {
            affected = changes ? statement.Changes : -1;
        }

        return hasRow;
    }

    /// <summary>A command that comes here is one statement.</summary>
    public override bool NextResult()
    {
        hasRow = false;
        isBefore = false;
        return false;
    }

    public override void Close()
    {
        if (!isClosed)
        {
            isClosed = true;
            closed();
        }
    }

    public override string GetName(int ordinal) => statement.NameOf(ordinal);

    public override int GetOrdinal(string name) => statement.IndexOf(name) is >= 0 and var index
        ? index
        : throw new ArgumentException($"There is no column {name}", nameof(name));

    public override Type GetFieldType(int ordinal) => (hasRow ? statement.TypeOf(ordinal) : raw.SQLITE_NULL) switch
    {
        raw.SQLITE_INTEGER => typeof(long),
        raw.SQLITE_FLOAT => typeof(double),
        raw.SQLITE_TEXT => typeof(string),
        raw.SQLITE_BLOB => typeof(byte[]),
        _ => Declared(ordinal),
    };

    public override string GetDataTypeName(int ordinal) => statement.DeclaredType(ordinal) ?? "";

    public override bool IsDBNull(int ordinal) => statement.TypeOf(ordinal) == raw.SQLITE_NULL;

    public override object GetValue(int ordinal) => statement.TypeOf(ordinal) switch
    {
        raw.SQLITE_INTEGER => statement.Integer(ordinal),
        raw.SQLITE_FLOAT => statement.Real(ordinal),
        raw.SQLITE_TEXT => statement.TextOf(ordinal),
        raw.SQLITE_BLOB => statement.Bytes(ordinal),
        _ => DBNull.Value,
    };

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    public override bool GetBoolean(int ordinal) => statement.Integer(ordinal) != 0;

    public override byte GetByte(int ordinal) => checked((byte)statement.Integer(ordinal));

    public override short GetInt16(int ordinal) => checked((short)statement.Integer(ordinal));

    public override int GetInt32(int ordinal) => checked((int)statement.Integer(ordinal));

    public override long GetInt64(int ordinal) => statement.Integer(ordinal);

    public override float GetFloat(int ordinal) => (float)statement.Real(ordinal);

    public override double GetDouble(int ordinal) => statement.Real(ordinal);

    public override decimal GetDecimal(int ordinal) => Convert.ToDecimal(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override string GetString(int ordinal) => statement.TextOf(ordinal);

    public override char GetChar(int ordinal) => GetString(ordinal)[0];

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException("Ids are text");

    public override DateTime GetDateTime(int ordinal) => throw new NotSupportedException("Times are integers");

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy(statement.Bytes(ordinal), dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetString(ordinal).ToCharArray(), dataOffset, buffer, bufferOffset, length);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    private static long Copy<T>(T[] all, long offset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null)
        {
            return all.Length;
        }

        var count = Math.Min(length, all.Length - (int)offset);
        Array.Copy(all, (int)offset, buffer, bufferOffset, count);
        return count;
    }

    /// <summary>What values of the column are like, where there is none to look at.</summary>
    private Type Declared(int ordinal) => statement.DeclaredType(ordinal)?.ToUpperInvariant() switch
    {
        null or "TEXT" => typeof(string), // Mappers convert what turns out not to be one.
        "BLOB" => typeof(byte[]),
        "REAL" => typeof(double),
        _ => typeof(long),
    };
}
