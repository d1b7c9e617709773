using System.Globalization;
using System.Linq;

namespace NetUtil.Storage;

/// <summary>The version that a document says it has.</summary>
internal static class DocumentVersion
{
    /// <summary>Reads it before anything else, so that a document of a newer version is told from a damaged
    /// one.</summary>
    /// <param name="root">The whole document.</param>
    /// <returns>The version; null where there is none that could be read.</returns>
    public static long? Of(JsonPart root) =>
        root.Items.FirstOrDefault(item => item.Name == "version") is JsonPart part
        && part.Kind == JsonElementKind.Number
        && long.TryParse(part.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            ? version
            : null;
}
