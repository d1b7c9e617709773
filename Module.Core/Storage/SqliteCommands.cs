using System;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NetUtil.Storage;

/// <summary>Short ways to write commands.</summary>
internal static class SqliteCommands
{
    /// <summary>Makes a command; its parameters are named $1, $2 and so on.</summary>
    public static SqliteCommand Make(this SqliteConnection connection, string text, params object?[] values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = text;
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(
                "$" + (i + 1).ToString(CultureInfo.InvariantCulture), values[i] ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Runs a command.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Run(this SqliteConnection connection, string text, params object?[] values)
    {
        using SqliteCommand command = connection.Make(text, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Asks for one number.</summary>
    /// <returns>The number, or null where there is no row.</returns>
    public static long? Number(this SqliteConnection connection, string text, params object?[] values)
    {
        using SqliteCommand command = connection.Make(text, values);
        return command.ExecuteScalar() as long?;
    }

    /// <summary>Runs a prepared command with other values.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int RunWith(this SqliteCommand command, params object[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQuery();
    }

    /// <summary>Makes a command that runs many times, with parameters $1 to $n.</summary>
    public static SqliteCommand Prepare(this SqliteConnection connection, string text, int parameters)
    {
        SqliteCommand command = connection.Make(text, new object?[parameters]);
        command.Prepare();
        return command;
    }

    /// <summary>Reads a time from its ticks.</summary>
    public static DateTimeOffset Time(this SqliteDataReader reader, int column) =>
        new(reader.GetInt64(column), TimeSpan.Zero);
}
