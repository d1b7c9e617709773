namespace NetUtil.Core.State;

/// <summary>Settings of a store: texts by name, for all fabrics in it.</summary>
public interface ISettingStore
{
    /// <summary>Reads a setting.</summary>
    /// <param name="name">Its name; case matters.</param>
    /// <returns>Its text, or null where it is not set.</returns>
    string? Read(string name);

    /// <summary>Sets a setting, or takes it back.</summary>
    /// <param name="name">Its name; not blank, case matters.</param>
    /// <param name="text">Its text; null to take it back.</param>
    void Put(string name, string? text);
}
