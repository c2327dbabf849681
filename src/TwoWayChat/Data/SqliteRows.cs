using System.Collections;
using System.Data.Common;
using System.Globalization;
using SQLitePCL;

namespace TwoWayChat.Data;

/// <summary>
/// The rows of running statements, one result per statement that has any: integers as <see cref="long"/>, texts as <see cref="string"/>, bytes as an array.
/// A result's first row has been found when it is come to, so that mappers can ask for types before they read. Statements behind the last result that was
/// asked for do not run.
/// </summary>
internal sealed class SqliteRows : DbDataReader
{
    private readonly SqliteScript script;
    private readonly IReadOnlyList<SqliteValue> values;
    private readonly Action closed;
    private int next;
    private SqliteStatement? current;
    private bool hasRow;
    private bool isBefore;
    private bool isClosed;
    private int affected = -1;

    /// <param name="script">None of which runs.</param>
    /// <param name="values">Of the parameters.</param>
    /// <param name="closed">Takes the script back.</param>
    public SqliteRows(SqliteScript script, IReadOnlyList<SqliteValue> values, Action closed)
    {
        this.script = script;
        this.values = values;
        this.closed = closed;
        NextResult();
    }

    public override int Depth => 0;

    public override int FieldCount => current?.ColumnCount ?? 0;

    public override bool HasRows => hasRow;

    public override bool IsClosed => isClosed;

    /// <summary>By all statements that have ended; -1 as long as those can change nothing.</summary>
    public override int RecordsAffected => affected;

    private SqliteStatement Result => current ?? throw new InvalidOperationException("There is no result");

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (!isBefore && hasRow)
        {
            hasRow = Result.Step();
        }

        isBefore = false;
        return hasRow;
    }

    /// <summary>Runs on to the next statement that has rows, or could have.</summary>
    public override bool NextResult()
    {
        EndResult();
        while (script.At(next) is { } statement)
        {
            next++;
            current = statement;
            statement.Bind(values);
            hasRow = statement.Step();
            isBefore = true;
            if (statement.ColumnCount > 0)
            {
                return true;
            }

            EndResult();
        }

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

    public override string GetName(int ordinal) => Result.NameOf(ordinal);

    public override int GetOrdinal(string name) => Result.IndexOf(name) is >= 0 and var index
        ? index
        : throw new ArgumentException($"There is no column {name}", nameof(name));

    public override Type GetFieldType(int ordinal) => (hasRow ? Result.TypeOf(ordinal) : raw.SQLITE_NULL) switch
    {
        raw.SQLITE_INTEGER => typeof(long),
        raw.SQLITE_FLOAT => typeof(double),
        raw.SQLITE_TEXT => typeof(string),
        raw.SQLITE_BLOB => typeof(byte[]),
        _ => Declared(ordinal),
    };

    public override string GetDataTypeName(int ordinal) => Result.DeclaredType(ordinal) ?? "";

    public override bool IsDBNull(int ordinal) => Result.TypeOf(ordinal) == raw.SQLITE_NULL;

    public override object GetValue(int ordinal) => Result.TypeOf(ordinal) switch
    {
        raw.SQLITE_INTEGER => Result.Integer(ordinal),
        raw.SQLITE_FLOAT => Result.Real(ordinal),
        raw.SQLITE_TEXT => Result.TextOf(ordinal),
        raw.SQLITE_BLOB => Result.Bytes(ordinal),
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

    public override bool GetBoolean(int ordinal) => Result.Integer(ordinal) != 0;

    public override byte GetByte(int ordinal) => checked((byte)Result.Integer(ordinal));

    public override short GetInt16(int ordinal) => checked((short)Result.Integer(ordinal));

    public override int GetInt32(int ordinal) => checked((int)Result.Integer(ordinal));

    public override long GetInt64(int ordinal) => Result.Integer(ordinal);

    public override float GetFloat(int ordinal) => (float)Result.Real(ordinal);

    public override double GetDouble(int ordinal) => Result.Real(ordinal);

    public override decimal GetDecimal(int ordinal) => Convert.ToDecimal(GetValue(ordinal), CultureInfo.InvariantCulture);

    public override string GetString(int ordinal) => Result.TextOf(ordinal);

    public override char GetChar(int ordinal) => GetString(ordinal)[0];

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException("Ids are text");

    public override DateTime GetDateTime(int ordinal) => throw new NotSupportedException("Times are integers");

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy(Result.Bytes(ordinal), dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy(GetString(ordinal).ToCharArray(), dataOffset, buffer, bufferOffset, length);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    private void EndResult()
    {
        if (current is { IsReadOnly: false } changing)
        {
            changing.Reset(); // What it has changed is counted at its end.
            affected = Math.Max(affected, 0) + changing.Changes;
        }

        current = null;
        hasRow = false;
        isBefore = false;
    }

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
    private Type Declared(int ordinal) => Result.DeclaredType(ordinal)?.ToUpperInvariant() switch
    {
        null or "TEXT" => typeof(string), // Mappers convert what turns out not to be one.
        "BLOB" => typeof(byte[]),
        "REAL" => typeof(double),
        _ => typeof(long),
    };
}
