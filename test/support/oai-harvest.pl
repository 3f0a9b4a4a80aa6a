#!/usr/bin/perl
# Harvests a provider of OAI-PMH with HTTP::OAI, a client that this project did not write, and prints what it got: one
# record a line, tabs between identifier, datestamp, deleted or not, sets, and how many elements its metadata holds.
use strict;
use warnings;
use HTTP::OAI;
binmode(STDOUT, ':encoding(UTF-8)');

my ($base, $verb, %arguments) = @ARGV;
my $harvester = HTTP::OAI::Harvester->new(baseURL => $base);

if ($verb eq 'Identify') {
    my $answer = $harvester->Identify;
    die $answer->message if $answer->is_error;
    print join("\t", $answer->version, $answer->repositoryName, $answer->baseURL, $answer->deletedRecord, $answer->granularity), "\n";
    exit 0;
}
if ($verb eq 'ListSets' || $verb eq 'ListMetadataFormats') {
    my $answer = $harvester->$verb(%arguments);
    die $answer->message if $answer->is_error;
    my @items = $verb eq 'ListSets' ? $answer->set : $answer->metadataFormat;
    print join("\t", $verb eq 'ListSets' ? ($_->setSpec, $_->setName) : ($_->metadataPrefix, $_->metadataNamespace)), "\n" for @items;
    exit 0;
}

my $answer = $harvester->$verb(
    %arguments,
    onRecord => sub {
        my $record = shift;
        my $elements = 0;
        if ($verb ne 'ListIdentifiers' && !$record->is_deleted) {
            my @found = $record->metadata->dom->findnodes('.//*');
            $elements = @found;
        }
        print join("\t", $record->identifier, $record->datestamp, $record->is_deleted ? 'deleted' : '', join(' ', sort(($record->can('header') ? $record->header : $record)->setSpec)), $elements), "\n";
    },
);
die $answer->code . ' ' . $answer->message if $answer->is_error;
if (my @errors = $answer->errors) { print join("\t", '#', map { $_->code } @errors), "\n"; }
