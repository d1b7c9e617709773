using System;
using System.Linq;
using Microsoft.Data.Sqlite;
using NetUtil.Core.Specs;
using NetUtil.Core.State;
using NetUtil.Storage;
using Xunit;

namespace NetUtil.Tests.Storage;

public sealed class SqliteSpecStoreTests : IDisposable
{
    private static readonly DateTimeOffset s_time = new(2024, 3, 1, 14, 0, 0, 123, TimeSpan.FromHours(2));

    private readonly TemporaryFolder _folder = new();
    private readonly IStateStore _store;

    public SqliteSpecStoreTests() => _store = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Write);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_new_store_has_no_spec()
    {
        Assert.Empty(_store.Specs.ReadAll());
        Assert.False(_store.Specs.Remove("Shop"));
    }

    [Fact]
    public void A_spec_comes_back_to_the_letter()
    {
        string xml = "<!-- it's \"mine\" -->\r\n" + XmlOf("Shöp") + "\r\n\t";

        _store.Specs.Put(Spec(xml, @"C:\specs\shop.xml"));

        RegisteredSpec back = Assert.Single(_store.Specs.ReadAll());
        Assert.Equal(xml, back.Xml);
        Assert.Equal("Shöp", back.Spec.Name);
        Assert.Equal("r1", Assert.Single(back.Spec.Requirements).Id);
        Assert.Equal(s_time, back.Time);
        Assert.Equal(TimeSpan.Zero, back.Time.Offset);
        Assert.Equal(@"C:\specs\shop.xml", back.Source);
    }

    [Theory]
    [InlineData("Shop", "SHOP")]
    [InlineData("Émile", "éMILE")]
    public void Put_replaces_the_spec_of_the_same_application_without_case(string first, string second)
    {
        _store.Specs.Put(Spec(XmlOf(first), "first"));
        _store.Specs.Put(Spec(XmlOf(second), "second"));

        RegisteredSpec back = Assert.Single(_store.Specs.ReadAll());
        Assert.Equal((second, "second"), (back.Spec.Name, back.Source));
    }

    [Fact]
    public void Remove_takes_out_one_spec_without_case()
    {
        _store.Specs.Put(Spec(XmlOf("Shop")));
        _store.Specs.Put(Spec(XmlOf("Trains")));

        Assert.True(_store.Specs.Remove("sHOP"));
        Assert.False(_store.Specs.Remove("Shop"));

        Assert.Equal("Trains", Assert.Single(_store.Specs.ReadAll()).Spec.Name);
    }

    [Fact]
    public void ReadAll_lists_by_name()
    {
        foreach (string name in new[] { "b", "C", "a" })
        {
            _store.Specs.Put(Spec(XmlOf(name)));
        }

        Assert.Equal(["a", "b", "C"], _store.Specs.ReadAll().Select(spec => spec.Spec.Name));
    }

    [Fact]
    public void A_second_store_of_the_folder_sees_what_is_registered()
    {
        _store.Specs.Put(Spec(XmlOf("Shop")));

        using IStateStore other = new StorageEntry().OpenStore(_folder.FullName, StoreAccess.Read);

        Assert.Equal("Shop", Assert.Single(other.Specs.ReadAll()).Spec.Name);
    }

    [Fact]
    public void A_spec_that_this_version_cannot_read_is_named_and_can_be_taken_out()
    {
        _store.Specs.Put(Spec(XmlOf("Shop")));
        using (SqliteConnection connection = new($"Data Source={_folder.At("netutil.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE specs SET xml = REPLACE(xml, 'Each(', 'Dream(')";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        StoreException failure = Assert.Throws<StoreException>(() => _store.Specs.ReadAll());

        Assert.Equal(StoreProblem.Unreadable, failure.Problem);
        Assert.StartsWith(
            $"The store '{_folder.At("netutil.db")}' holds the spec of application 'Shop': Line 1, column ",
            failure.Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            ", which this version of NetUtil cannot read. Install the version of NetUtil that wrote it.",
            failure.Message,
            StringComparison.Ordinal);
        Assert.True(_store.Specs.Remove("Shop"));
    }

    private static string XmlOf(string name) =>
        $"<application name=\"{name}\" xmlns=\"urn:netutil:app-network-spec:1\"><components>"
        + "<component vm=\"a*\">A</component><component vm=\"b*\">B</component></components>"
        + "<capacitySpecifications><capacitySpecification>Each(A, B) ge .1 MBS</capacitySpecification>"
        + "</capacitySpecifications></application>";

    private static RegisteredSpec Spec(string xml, string source = "") =>
        new(SpecReader.Read(xml).Spec!, xml, s_time, source);
}
